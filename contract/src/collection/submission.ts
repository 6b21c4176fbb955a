import { z } from 'zod';
import { checkCode } from '../quality/check-item.ts';
import { outcomeCounts } from '../quality/check-result.ts';
import { checkRunState } from '../quality/check-run.ts';
import { verdicts } from '../quality/verdict.ts';
import { filingFaults } from '../records/filing-fault.ts';
import { instant } from '../values.ts';

/** A batch is being handed over, looked at, or every record of it has been accepted or returned. */
export const submissionState = z.enum(['submitted', 'checking', 'settled']);
export type SubmissionState = z.output<typeof submissionState>;
export const submissionStateNames: Record<SubmissionState, string> = {
  submitted: '已提交',
  checking: '检测验收中',
  settled: '已办结',
};

export const itemOutcome = z.enum(['waiting', 'accepted', 'returned', 'voided']);
export type ItemOutcome = z.output<typeof itemOutcome>;
export const itemOutcomeNames: Record<ItemOutcome, string> = {
  waiting: '待验收',
  accepted: '验收合格',
  returned: '已退回',
  voided: '已作废',
};

/** What keeps a record out of a batch: filing faults, and what only matters here. */
export const submissionFaults = {
  ...filingFaults,
  unfinished: '尚在办理，未办结',
  quarantined: '带密级标志，已隔离',
  'clause-missing': '未选定保管期限表条款',
  'retention-too-short': '保管期限短于所选条款',
  'not-pre-filed': '不在预归档库',
  'not-returned': '未被退回，不能重新提交',
} as const;
export type SubmissionFault = keyof typeof submissionFaults;
export const submissionFault = z.enum(
  Object.keys(submissionFaults) as [SubmissionFault, ...SubmissionFault[]],
);

/** The columns of the 移交清单, exactly these (workflows A.8). */
export const submissionListRow = z.object({
  sequence: z.number().int(),
  recordId: z.uuid(),
  temporaryNumber: z.string(),
  title: z.string(),
  documentNumber: z.string(),
  date: z.string(),
  copies: z.number().int(),
  pages: z.number().int().nullable(),
  securityLevel: z.string(),
  creator: z.string(),
  retention: z.string(),
  remark: z.string(),
});
export type SubmissionListRow = z.output<typeof submissionListRow>;

export const submissionRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['first', 'again']),
  state: submissionState,
  fondsCode: z.string(),
  departmentName: z.string(),
  submittedByName: z.string(),
  submittedAt: instant,
  settledAt: instant.nullable(),
  items: z.number().int(),
  waiting: z.number().int(),
  accepted: z.number().int(),
  returned: z.number().int(),
  failed: z.number().int(),
});
export type SubmissionRow = z.output<typeof submissionRow>;

export const submissionItem = z.object({
  recordId: z.uuid(),
  position: z.number().int(),
  temporaryNumber: z.string().nullable(),
  archivalCode: z.string().nullable(),
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  outcome: itemOutcome,
  reason: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  timesReturned: z.number().int(),
  /** By the check of the batch: whether it may be accepted, and the items that keep it back. */
  verdict: z.enum(verdicts),
  failed: z.array(checkCode),
  unsettled: z.array(checkCode),
  warned: z.array(checkCode),
  /** What failed in it, in words: what a return begins its reason with. */
  findings: z.array(z.string()),
});
export type SubmissionItem = z.output<typeof submissionItem>;

export const submissionDetail = submissionRow.extend({
  agencyName: z.string(),
  listSm3: z.string(),
  check: z.object({
    runId: z.uuid(),
    jobId: z.uuid().nullable(),
    state: checkRunState,
    counts: outcomeCounts,
  }),
  itemList: z.array(submissionItem),
  /** The person asking handed it over, and cannot accept it. */
  isOwn: z.boolean(),
});
export type SubmissionDetail = z.output<typeof submissionDetail>;

export const submissionList = z.object({
  name: z.string(),
  agencyName: z.string(),
  departmentName: z.string(),
  fondsCode: z.string(),
  submittedByName: z.string(),
  submittedAt: instant,
  rows: z.array(submissionListRow),
  /** All files together, in bytes: what the check measures is held against it. */
  bytes: z.number().int(),
  sm3: z.string(),
  /** null for the preview of what is not submitted yet. */
  submissionId: z.uuid().nullable(),
});
export type SubmissionList = z.output<typeof submissionList>;

/** A record that keeps a batch from being handed over, with every reason. */
export const unreadyRecord = z.object({
  recordId: z.uuid(),
  temporaryNumber: z.string().nullable(),
  title: z.string().nullable(),
  faults: z.array(submissionFault),
  /** The record that has the same document number in the year. */
  repeats: z.uuid().nullable(),
});
export type UnreadyRecord = z.output<typeof unreadyRecord>;
