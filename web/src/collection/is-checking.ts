import type { SubmissionDetail } from '@lantai/contract/collection/submission.ts';

/** Automatic checks are under way as long as a record that waits has no result. */
export function isChecking({ state, itemList }: SubmissionDetail): boolean {
  return (
    state === 'submitted' ||
    itemList.some(({ outcome, checks }) => outcome === 'waiting' && checks.length === 0)
  );
}
