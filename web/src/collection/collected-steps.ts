import type { listCollected } from '@lantai/contract/collection/collection.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';

/** The steps of the page, in the order in which a record takes them. */
export const collectedSteps = [
  'registered',
  'in-handling',
  'pre-filed',
  'returned',
  'submitted',
  'checking',
  'accepted',
] as const;
export type CollectedStep = (typeof collectedSteps)[number];
export type CollectedRow = ReplyOf<typeof listCollected>['records'][number];
