import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { recordRelation, relationKind, relationSide, relationSuggestion } from './relation.ts';

const params = z.object({ recordId: z.uuid() });

export const listRelations = endpoint({
  method: 'GET',
  path: '/records/:recordId/relations',
  summary: 'What a record is to others, seen from its side, and what its words suggest',
  access: 'records.read',
  params,
  reply: z.object({
    relations: z.array(recordRelation),
    suggestions: z.array(relationSuggestion),
  }),
  problems: ['records.not-found'],
});

export const relateRecords = endpoint({
  method: 'POST',
  path: '/records/:recordId/relations',
  summary: 'Relate a record to another of its agency',
  access: 'records.describe',
  params,
  body: z.object({
    otherId: z.uuid(),
    kind: relationKind,
    /** What the record of the address is: 转发 or 被转发. */
    side: relationSide,
    note: z.string().trim().max(200).optional(),
  }),
  reply: z.object({ relationId: z.uuid() }),
  problems: [
    'records.not-found',
    'records.quarantined',
    'records.related-to-itself',
    'records.related-already',
    'records.of-two-agencies',
  ],
});

export const unrelateRecords = endpoint({
  method: 'POST',
  path: '/records/:recordId/relations/:relationId/removal',
  summary: 'End a relation, with a reason; it stays in the history of both records',
  access: 'records.describe',
  params: params.extend({ relationId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  reply: z.object({}),
  problems: ['records.not-found', 'records.relation-not-found'],
});
