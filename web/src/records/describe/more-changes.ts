import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';

type Values = RecordDetail['more'];

/** The further fields in the form that differ from what was read; null for what was emptied. */
export function moreChangesBetween(base: Values, typed: Values): ProfileValues {
  const changed = Object.entries(typed).filter(
    ([key, value]) => (value ?? null) !== (base[key] ?? null),
  );
  return Object.fromEntries(changed.map(([key, value]) => [key, value ?? null])) as ProfileValues;
}

/**
 * What stands in the form after somebody else has saved: theirs, and over it what was typed here.
 * Fields that both have changed are named, so that nobody overwrites unawares.
 */
export function mergeMore(
  base: Values,
  theirs: Values,
  typed: Values,
): { more: Values; contested: string[] } {
  const mine = moreChangesBetween(base, typed);
  const contested = Object.keys(mine).filter(
    (key) => (theirs[key] ?? null) !== (base[key] ?? null) && (theirs[key] ?? null) !== mine[key],
  );
  return { more: { ...typed, ...theirs, ...mine }, contested };
}
