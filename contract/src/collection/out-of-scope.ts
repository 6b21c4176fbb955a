import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { instant } from '../values.ts';

/** What becomes of a record that no clause fits: filed under one all the same, or left out. */
export const scopeAnswer = z.enum(['file', 'leave-out']);
export type ScopeAnswer = z.output<typeof scopeAnswer>;
export const scopeAnswerNames: Record<ScopeAnswer, string> = {
  file: '归档',
  'leave-out': '不归档',
};

export const scopeCaseState = z.enum(['waiting', 'proposed', 'decided']);
export type ScopeCaseState = z.output<typeof scopeCaseState>;
export const scopeCaseStateNames: Record<ScopeCaseState, string> = {
  waiting: '待部门提出意见',
  proposed: '待档案员决定',
  decided: '已决定',
};

/** So many records of a category in a year, and the schedule itself is to be looked at (workflows A.3). */
export const casesThatAskForReview = 3;

const answered = z.object({
  answer: scopeAnswer,
  clause: z.string().nullable(),
  reason: z.string(),
  byName: z.string(),
  at: instant,
});

/** 范围外待定: a record for which no clause of the retention schedule fits. */
export const scopeCase = z.object({
  id: z.uuid(),
  recordId: z.uuid(),
  agencyId: z.uuid(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  category: categoryCode,
  departmentName: z.string().nullable(),
  note: z.string(),
  putByName: z.string(),
  putAt: instant,
  state: scopeCaseState,
  proposal: answered.nullable(),
  decision: answered.nullable(),
});
export type ScopeCase = z.output<typeof scopeCase>;
