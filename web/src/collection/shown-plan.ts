import type { getPlan } from '@lantai/contract/collection/plans.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';

export type Plan = ReplyOf<typeof getPlan>;
