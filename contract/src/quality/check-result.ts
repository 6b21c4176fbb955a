import { z } from 'zod';

/**
 * What came of an item. `not-applicable`: by a rule that is named, there is nothing to look at;
 * `not-run`: there is, and nobody looked, which is never a pass (workflows A.11); `waiting`: a person
 * has to look.
 */
export const checkOutcomes = ['passed', 'failed', 'not-run', 'waiting', 'not-applicable'] as const;
export const checkOutcome = z.enum(checkOutcomes);
export type CheckOutcome = z.output<typeof checkOutcome>;

export const checkOutcomeNames: Record<CheckOutcome, string> = {
  passed: '合格',
  failed: '不合格',
  'not-run': '未检测',
  waiting: '待人工检测',
  'not-applicable': '不适用',
};

/** One thing that was looked at: a field, a file, a count; with what it should be and what it is. */
export const seenObject = z.object({
  object: z.string(),
  outcome: checkOutcome,
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  /** Why it does not apply, was not run, or waits; or what a person may want to know. */
  note: z.string().nullable(),
});
export type SeenObject = z.output<typeof seenObject>;

/** How many results of each outcome. */
export const outcomeCounts = z.record(checkOutcome, z.number().int());
export type OutcomeCounts = z.output<typeof outcomeCounts>;

export function noOutcomes(): OutcomeCounts {
  return { passed: 0, failed: 0, 'not-run': 0, waiting: 0, 'not-applicable': 0 };
}

/** Of many the worst: one failure fails, and what was not run is not hidden by what was. */
const worstFirst: readonly CheckOutcome[] = [
  'failed',
  'waiting',
  'not-run',
  'passed',
  'not-applicable',
];

export function worstOf(outcomes: readonly CheckOutcome[]): CheckOutcome {
  return worstFirst.find((outcome) => outcomes.includes(outcome)) ?? 'not-applicable';
}
