import { isAccepted } from '@lantai/contract/records/record-life.ts';
import type { Actor } from '#platform/actor.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/**
 * After acceptance nobody changes a description alone: a correction is proposed, and a second person of the
 * archives consents (GB/T 39784-2021, 5.3-5).
 */
export function requireFreeToCorrect(
  { duty }: Actor,
  { id, state }: Pick<Row<'record'>, 'id' | 'state'>,
): void {
  if (duty !== 'system' && isAccepted(state))
    throw new Problem('collection.needs-approval', { recordId: id });
}
