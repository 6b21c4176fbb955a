import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { instant } from '../values.ts';

export const planStates = ['draft', 'published', 'in-progress', 'closed', 'superseded'] as const;
export const planState = z.enum(planStates);
export type PlanState = z.output<typeof planState>;
export const planStateNames: Record<PlanState, string> = {
  draft: '草案',
  published: '已发布',
  'in-progress': '执行中',
  closed: '已办结',
  superseded: '已被调整',
};

export type PlanAction = 'edit' | 'approve' | 'publish' | 'acknowledge' | 'amend' | 'close';
export const planActionNames: Record<PlanAction, string> = {
  edit: '修改',
  approve: '批准',
  publish: '发布',
  acknowledge: '签收',
  amend: '调整',
  close: '办结',
};

/** workflows A.4; an amendment is a draft of the next version beside what is in force. */
const planLife: Record<PlanState, Partial<Record<PlanAction, PlanState>>> = {
  draft: { edit: 'draft', approve: 'draft', publish: 'published' },
  published: { acknowledge: 'in-progress', amend: 'published', close: 'closed' },
  'in-progress': { acknowledge: 'in-progress', amend: 'in-progress', close: 'closed' },
  closed: {},
  superseded: {},
};

export function planAfter(state: PlanState, action: PlanAction): PlanState | undefined {
  return planLife[state][action];
}

export const planRow = z.object({
  id: z.uuid(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  year: z.number().int(),
  version: z.number().int(),
  state: planState,
  reason: z.string().nullable(),
  drawnUpByName: z.string(),
  approvedByName: z.string().nullable(),
  approvedAt: instant.nullable(),
  publishedAt: instant.nullable(),
  closedAt: instant.nullable(),
  lines: z.number().int(),
  expected: z.number().int(),
  captured: z.number().int(),
  submitted: z.number().int(),
  accepted: z.number().int(),
  overdue: z.number().int(),
  /** Lines past their day that are neither done nor explained, whether or not anything of them has come. */
  overdueLines: z.number().int(),
});
export type PlanRow = z.output<typeof planRow>;

/** Every figure is the total of the record list with the same department, category, year and states. */
export const planLine = z.object({
  id: z.uuid(),
  departmentId: z.uuid(),
  departmentName: z.string(),
  category: categoryCode,
  dueOn: z.iso.date(),
  daysToDue: z.number().int(),
  rule: z.string().nullable(),
  source: z.string().nullable(),
  expected: z.number().int(),
  lastYear: z.number().int(),
  /** What the source systems say the department finished in the year; beside its documents only. */
  finished: z.number().int(),
  captured: z.number().int(),
  submitted: z.number().int(),
  accepted: z.number().int(),
  overdue: z.number().int(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  acknowledgedByName: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
  explanation: z.string().nullable(),
});
export type PlanLine = z.output<typeof planLine>;

type LineFigures = Pick<PlanLine, 'expected' | 'captured' | 'accepted'>;

/** Something is expected, or here, that is not accepted yet. */
export function isLineOpen({ expected, captured, accepted }: LineFigures): boolean {
  return accepted < expected || accepted < captured;
}

/** Open, and nobody has written why: what keeps a plan from being closed (workflows A.4). */
export function isLineOwed(line: LineFigures & Pick<PlanLine, 'explanation'>): boolean {
  return isLineOpen(line) && line.explanation === null;
}

/** What somebody drew up; rule and figures are computed. */
export const plannedLine = z.object({
  departmentId: z.uuid(),
  category: categoryCode,
  dueOn: z.iso.date(),
  expected: z.number().int().min(0).max(1_000_000),
  ownerId: z.uuid().nullable(),
});
export type PlannedLine = z.output<typeof plannedLine>;
