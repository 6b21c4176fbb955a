import { z } from 'zod';
import { instant } from '../values.ts';

/** Who is to see to a warning. */
export const warningAudience = z.enum(['operation', 'security', 'archives']);
export type WarningAudience = z.output<typeof warningAudience>;
export const warningAudienceNames: Record<WarningAudience, string> = {
  operation: '系统运行',
  security: '系统安全',
  archives: '档案保管',
};

/** What is watched by itself (GB/T 39784-2021, 7.2). */
export const warningKind = z.enum([
  'retention-expired',
  'retention-expiring',
  'relation-changed',
  'space-low',
  'medium-unstable',
  'job-failed',
  'work-failing',
  'slow-response',
  'access-refused',
  'sign-in-failing',
  'revocation-overdue',
  'trust-ending',
]);
export type WarningKind = z.output<typeof warningKind>;
export const warningKindNames: Record<WarningKind, string> = {
  'retention-expired': '保管期限到期',
  'retention-expiring': '保管期限将到',
  'relation-changed': '关联文件变化',
  'space-low': '存储空间不足',
  'medium-unstable': '存储内容异常',
  'job-failed': '任务失败',
  'work-failing': '后台工作异常',
  'slow-response': '响应超时',
  'access-refused': '越权访问',
  'sign-in-failing': '登录异常',
  'revocation-overdue': '吊销列表逾期',
  'trust-ending': '信任的证书到期',
};

export const warningState = z.enum(['open', 'acknowledged', 'handled', 'closed']);
export type WarningState = z.output<typeof warningState>;
export const warningStateNames: Record<WarningState, string> = {
  open: '未处理',
  acknowledged: '已确认',
  handled: '已处理',
  closed: '已关闭',
};

/** What somebody does about a warning; `end` is its cause ending by itself. */
export const warningAction = z.enum(['acknowledge', 'handle', 'close']);
export type WarningAction = z.output<typeof warningAction>;
export const warningActionNames: Record<WarningAction | 'end', string> = {
  acknowledge: '确认',
  handle: '处理',
  close: '关闭',
  end: '原因消除',
};

/** From which states an action leads on, and where to. */
export const warningLife: Record<
  WarningAction,
  { readonly from: readonly WarningState[]; readonly to: WarningState }
> = {
  acknowledge: { from: ['open'], to: 'acknowledged' },
  handle: { from: ['open', 'acknowledged'], to: 'handled' },
  // What was never handled is not closed (workflows F.10: an alarm closed without a recorded action is refused).
  close: { from: ['handled'], to: 'closed' },
};

export const warning = z.object({
  id: z.uuid(),
  agencyName: z.string().nullable(),
  audience: warningAudience,
  kind: warningKind,
  title: z.string(),
  detail: z.string(),
  link: z.string(),
  raisedAt: instant,
  seenAt: instant,
  state: warningState,
  closedAt: instant.nullable(),
  steps: z.array(
    z.object({
      action: z.enum([...warningAction.options, 'end']),
      note: z.string(),
      takenByName: z.string().nullable(),
      takenAt: instant,
    }),
  ),
});
export type Warning = z.output<typeof warning>;
