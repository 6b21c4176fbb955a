import { z } from 'zod';

/** The first-level categories of an agency's archives. DA/T 13-2022, table of category codes. */
const categoryNames = {
  WS: '文书',
  KJ: '科技',
  RS: '人事',
  KU: '会计',
  ZY: '专业',
  ZP: '照片',
  LY: '录音',
  LX: '录像',
  SJ: '业务数据',
  YJ: '公务电子邮件',
  WY: '网页信息',
  MT: '社交媒体',
  SW: '实物',
} as const;

export const categoryCode = z.enum([
  'WS',
  'KJ',
  'RS',
  'KU',
  'ZY',
  'ZP',
  'LY',
  'LX',
  'SJ',
  'YJ',
  'WY',
  'MT',
  'SW',
]);
export type CategoryCode = z.output<typeof categoryCode>;

/** In the standard's order. */
export const categoryCodes: readonly CategoryCode[] = categoryCode.options;

export function categoryName(code: CategoryCode): string {
  return categoryNames[code];
}
