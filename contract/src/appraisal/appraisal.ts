import { z } from 'zod';
import { instant } from '../values.ts';

/** Which year a period is counted from: what each says is shown beside every day that follows from it. */
export const countsFrom = z.enum(['next-year', 'same-year']);
export type CountsFrom = z.output<typeof countsFrom>;
export const countsFromNames: Record<CountsFrom, string> = {
  'next-year': '自形成年度的次年起算',
  'same-year': '自形成年度当年起算',
};

/** Until an agency decides otherwise. DA/T 94-2022, 7.6 says it of accounting; nothing says it of all. */
export const usualSetting = {
  countsFrom: 'next-year',
  source: '默认：保管期限自形成年度的次年1月1日起算，参照 DA/T 94-2022，7.6',
  coolingMonths: 3,
} as const;

/** What a person is in an appraisal group. Practice: each of the four has somebody. */
export const groupPart = z.enum(['leader', 'archives', 'business', 'secrecy']);
export type GroupPart = z.output<typeof groupPart>;
export const groupParts = groupPart.options;
export const groupPartNames: Record<GroupPart, string> = {
  leader: '分管领导',
  archives: '档案人员',
  business: '业务人员',
  secrecy: '保密人员',
};

/** What can be decided on an expired record; 移交 is only marked here. */
export const appraisalDecision = z.enum(['extend', 'permanent', 'destroy', 'transfer']);
export type AppraisalDecision = z.output<typeof appraisalDecision>;
export const appraisalDecisionNames: Record<AppraisalDecision, string> = {
  extend: '续存',
  permanent: '改为永久',
  destroy: '销毁',
  transfer: '移交进馆',
};

/** Nobody decides on what two people have not looked at (workflows G.2). */
export const opinionsNeeded = 2;

/** As a decision is written: 续存 10 年. */
export function decisionText(decision: AppraisalDecision, years: number | null): string {
  return decision === 'extend' ? `续存 ${years} 年` : appraisalDecisionNames[decision];
}

export const groupMember = z.object({ personId: z.uuid(), name: z.string(), part: groupPart });
export type GroupMember = z.output<typeof groupMember>;

export const expiredRecord = z.object({
  id: z.uuid(),
  fondsCode: z.string(),
  archivalCode: z.string(),
  title: z.string(),
  year: z.number().int(),
  retention: z.string(),
  /** The year its present period counts from: its own, or that of its last appraisal. */
  fromYear: z.number().int(),
  expiresOn: z.iso.date(),
  pages: z.number().int().nullable(),
  /** The batch or list that has it in hand. */
  batchId: z.uuid().nullable(),
  batchNumber: z.string().nullable(),
});
export type ExpiredRecord = z.output<typeof expiredRecord>;

const decisionCounts = z.object({
  undecided: z.number(),
  extend: z.number(),
  permanent: z.number(),
  destroy: z.number(),
  transfer: z.number(),
});
export type DecisionCounts = z.output<typeof decisionCounts>;

export const batchRow = z.object({
  id: z.uuid(),
  number: z.string(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  fondsName: z.string(),
  agencyName: z.string(),
  year: z.number().int(),
  expiredBy: z.iso.date(),
  leaderName: z.string(),
  startedOn: z.iso.date(),
  dueOn: z.iso.date(),
  items: z.number(),
  counts: decisionCounts,
  openedByName: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
});
export type BatchRow = z.output<typeof batchRow>;

export const appraisalItem = z.object({
  id: z.uuid(),
  position: z.number().int(),
  recordId: z.uuid(),
  code: z.string(),
  title: z.string(),
  year: z.number().int(),
  retention: z.string(),
  expiresOn: z.iso.date(),
  pages: z.number().int().nullable(),
  opinions: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      opinion: appraisalDecision,
      note: z.string().nullable(),
      at: instant,
    }),
  ),
  decision: appraisalDecision.nullable(),
  extendedYears: z.number().int().nullable(),
  reason: z.string().nullable(),
  basisClause: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  annotation: z.string().nullable(),
  /** The list it stands on, where it is to be destroyed. */
  listId: z.uuid().nullable(),
  listNumber: z.string().nullable(),
});
export type AppraisalItem = z.output<typeof appraisalItem>;

export const batchDetail = batchRow.extend({
  agencyId: z.uuid(),
  basis: z.string(),
  method: z.string(),
  members: z.array(groupMember),
  leaderId: z.uuid(),
  conclusion: z.string().nullable(),
  closedByName: z.string().nullable(),
  countsFrom,
  source: z.string(),
  list: z.array(appraisalItem),
  /** What the reader is in the group. */
  isMember: z.boolean(),
  isLeader: z.boolean(),
});
export type BatchDetail = z.output<typeof batchDetail>;
