import type { SubmissionDetail } from '@lantai/contract/collection/submission.ts';

/** The check is under way, the first time or once more: nothing is decided meanwhile. */
export function isChecking({ state, check }: SubmissionDetail): boolean {
  return state === 'submitted' || (state === 'checking' && check.state === 'checking');
}
