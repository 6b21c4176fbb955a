import type { AppraisalDecision } from '@lantai/contract/appraisal/appraisal.ts';
import { keptUntil } from '@lantai/contract/classification/retention.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { settingOf } from './appraisal-setting.ts';

type Decided = {
  readonly decision: AppraisalDecision | null;
  readonly extended_years: number | null;
  readonly record_id: string;
  readonly code: string;
};

/** The period a decision gives: counted from the year of the batch (workflows G.2, S-118). */
export function periodOf({ decision, extended_years }: Decided): string | undefined {
  if (decision === 'permanent') return 'Y';
  return decision === 'extend' ? `D${extended_years}` : undefined;
}

/**
 * An appraised period is never shortened: what is extended ends later than it does now. What is kept for
 * ever has no end that could be put off.
 */
export async function requireLonger(
  db: Db,
  batch: { agency_id: string; year: number },
  items: readonly Decided[],
): Promise<void> {
  const { countsFrom } = await settingOf(db, batch.agency_id);
  const from = countsFrom === 'same-year' ? batch.year - 1 : batch.year;
  const extended = items.filter(({ decision }) => decision === 'extend');
  if (extended.length === 0) return;
  const now = await db
    .selectFrom('record_expiry')
    .select(['record_id', 'expires_on'])
    .where(
      'record_id',
      'in',
      extended.map(({ record_id }) => record_id),
    )
    .execute();
  const present = new Map(now.map(({ record_id, expires_on }) => [record_id, expires_on]));
  const until = (item: Decided) => keptUntil(periodOf(item) ?? 'Y', from) ?? '';
  const shorter = extended.filter((item) => {
    const expires = present.get(item.record_id);
    return expires === null || (expires !== undefined && until(item) <= expires);
  });
  const [first] = shorter;
  if (first)
    throw new Problem('appraisal.shorter', {
      codes: shorter.map(({ code }) => code).join('、'),
      until: until(first),
    });
}
