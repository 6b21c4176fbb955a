import { z } from 'zod';

type Setting = {
  readonly name: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly initial: number;
  readonly source: string;
};

/**
 * Parameters of GB/T 22239-2019 level 3 as offices set them (workflows I.4). The value 0 switches a
 * periodic rule off where `least` allows it.
 */
export const securitySettings = {
  'password-length': {
    name: '口令最短长度',
    unit: '位',
    least: 8,
    most: 64,
    initial: 10,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'password-classes': {
    name: '口令字符种类',
    unit: '种',
    least: 2,
    most: 4,
    initial: 3,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'password-days': {
    name: '口令更换周期',
    unit: '天',
    least: 0,
    most: 365,
    initial: 90,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'password-history': {
    name: '不得重复的历史口令',
    unit: '个',
    least: 0,
    most: 24,
    initial: 5,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'failures-to-lock': {
    name: '连续失败锁定次数',
    unit: '次',
    least: 3,
    most: 20,
    initial: 5,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'lock-minutes': {
    name: '锁定时间',
    unit: '分钟',
    least: 1,
    most: 1440,
    initial: 15,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'idle-minutes': {
    name: '无操作退出',
    unit: '分钟',
    least: 1,
    most: 480,
    initial: 30,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'session-hours': {
    name: '会话最长时间',
    unit: '小时',
    least: 1,
    most: 24,
    initial: 12,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'unused-days': {
    name: '长期不用停用',
    unit: '天',
    least: 0,
    most: 730,
    initial: 90,
    source: 'GB/T 22239-2019 8.1.4.1',
  },
  'free-space-percent': {
    name: '存储空间预警线',
    unit: '% 可用',
    least: 1,
    most: 50,
    initial: 10,
    source: 'GB/T 39784-2021 7.2',
  },
  'refusals-in-ten-minutes': {
    name: '越权访问预警线',
    unit: '次/10 分钟',
    least: 3,
    most: 1000,
    initial: 10,
    source: 'GB/T 39784-2021 7.2',
  },
  'slow-milliseconds': {
    name: '响应超时预警线',
    unit: '毫秒',
    least: 200,
    most: 60_000,
    initial: 3000,
    source: 'GB/T 39784-2021 7.2',
  },
  'expiry-ahead-days': {
    name: '保管期限提前提示',
    unit: '天',
    least: 0,
    most: 730,
    initial: 180,
    source: 'GB/T 39784-2021 7.2',
  },
} as const satisfies Record<string, Setting>;

export type SecuritySettingKey = keyof typeof securitySettings;
export const securitySettingKeys = Object.keys(securitySettings) as SecuritySettingKey[];
export const securitySettingKey = z.enum(securitySettingKeys);
export type SecurityValues = Record<SecuritySettingKey, number>;

export const initialSecurityValues = Object.fromEntries(
  securitySettingKeys.map((key) => [key, securitySettings[key].initial]),
) as SecurityValues;

/** Why a new password is not good enough, or undefined. Length in characters, classes as in I.4. */
export function passwordWeakness(
  password: string,
  login: string,
  values: Pick<SecurityValues, 'password-length' | 'password-classes'>,
): string | undefined {
  if (Array.from(password).length < values['password-length'])
    return `至少 ${values['password-length']} 位`;
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password));
  if (classes.length < values['password-classes'])
    return `须含大写字母、小写字母、数字、符号中的至少 ${values['password-classes']} 种`;
  if (password.toLowerCase().includes(login.toLowerCase())) return '不得包含登录名';
  return undefined;
}
