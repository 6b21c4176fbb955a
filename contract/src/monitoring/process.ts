import { z } from 'zod';

type Process = {
  readonly name: string;
  readonly group: ProcessGroup;
  readonly commands: readonly string[];
};

/** The processes that GB/T 39784-2021, 7.3 counts: of the trade, of the system, and what it does by itself. */
export const processGroup = z.enum(['business', 'system', 'automatic']);
export type ProcessGroup = z.output<typeof processGroup>;
export const processGroupNames: Record<ProcessGroup, string> = {
  business: '业务过程',
  system: '系统管理',
  automatic: '自动执行',
};

const business = (name: string, ...commands: string[]): Process => ({
  ...{ name, group: 'business', commands },
});
const system = (name: string, ...commands: string[]): Process => ({
  ...{ name, group: 'system', commands },
});

/** By which commands each process is done. A command that ends in `.` stands for all that begin so. */
export const processes = {
  'hand-over': business(
    '移交接收',
    'capture.',
    'collection.submit-records',
    'collection.resubmit-records',
    'collection.receive-paper',
  ),
  'acceptance-check': business(
    '接收检查',
    'collection.begin-check',
    'collection.check-submission',
    'collection.accept-records',
    'collection.return-records',
    'quality.',
  ),
  registration: business(
    '登记入库',
    'records.create-record',
    'records.register-record',
    'records.mark-filed',
    'collection.pre-file-records',
  ),
  classification: business(
    '分类组织',
    'arrangement.arrange-records',
    'arrangement.choose-order',
    'arrangement.create-volume',
    'arrangement.close-volume',
    'classification.',
  ),
  arrangement: business(
    '整理编目',
    'records.describe-record',
    'records.apply-edit',
    'records.note-metadata',
    'arrangement.apply-box-plan',
    'arrangement.file-records',
    'arrangement.finish-renumbering',
    'records.relate-records',
  ),
  conversion: business(
    '格式转换',
    'preservation.end-conversion',
    'preservation.start-conversion',
    'preservation.review-conversion',
  ),
  'keeping-check': business(
    '保存检查',
    'preservation.start-inspection',
    'quality.start-inspection',
    'preservation.end-inspection',
    'preservation.explain-damage',
    'preservation.end-reconciliation',
  ),
  'store-protection': business(
    '存储保护',
    'preservation.repair-mismatch',
    'preservation.repair-',
    'preservation.follow-',
    'backup.',
  ),
  use: business('检索利用', 'access.', 'records.export-records'),
  lending: business(
    '电子借阅（传阅）',
    'collection.circulate-record',
    'collection.open-circulated',
    'collection.return-circulated',
    'collection.close-circulation',
  ),
  disposal: business('鉴定处置', 'appraisal.', 'disposal.', 'transfer.'),
  configuration: system(
    '系统配置',
    'identity.change-setting',
    'identity.create-unit',
    'identity.change-unit',
    'quality.decide-policy',
    'preservation.decide-',
    'collection.change-setting',
  ),
  rights: system(
    '用户权限设置',
    'identity.create-account',
    'identity.set-account-state',
    'identity.grant-role',
    'identity.revoke-grant',
    'identity.narrow-role',
    'identity.set-clearance',
    'identity.issue-token',
    'identity.revoke-token',
    'identity.reset-password',
  ),
  maintenance: system(
    '系统备份与维护',
    'backup.',
    'platform.',
    'quality.start-due-inspection',
    'audit.',
  ),
  access: system(
    '登录与会话',
    'identity.sign-in',
    'identity.sign-out',
    'identity.change-own-password',
    'identity.end-session',
  ),
} as const satisfies Record<string, Process>;

export type ProcessKey = keyof typeof processes;
export const processKeys = Object.keys(processes) as ProcessKey[];
export const processKey = z.enum(processKeys);

/** Whether a process is done by a command. */
export function isDoneBy(key: ProcessKey, command: string): boolean {
  return processes[key].commands.some((one) =>
    one.endsWith('.') || one.endsWith('-') ? command.startsWith(one) : command === one,
  );
}

/** By what the figures stand side by side (7.3-4: 年度、人员、数量、保管期限). */
export const processDimension = z.enum(['year', 'month', 'person', 'retention']);
export type ProcessDimension = z.output<typeof processDimension>;
export const processDimensionNames: Record<ProcessDimension, string> = {
  year: '年度',
  month: '月份',
  person: '人员',
  retention: '保管期限',
};
