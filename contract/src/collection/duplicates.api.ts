import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { recordState } from '../records/record-life.ts';
import { instant } from '../values.ts';

/** Why two records may be one: the same bytes, the same particulars, nearly the same text. */
export const duplicateKinds = ['bytes', 'particulars', 'text'] as const;
export const duplicateKind = z.enum(duplicateKinds);
export type DuplicateKind = z.output<typeof duplicateKind>;
export const duplicateKindNames: Record<DuplicateKind, string> = {
  bytes: '电子文件相同',
  particulars: '文号、责任者、日期相同',
  text: '正文近似',
};

const side = z.object({
  recordId: z.uuid(),
  state: recordState,
  title: z.string().nullable(),
  creator: z.string().nullable(),
  documentNumber: z.string().nullable(),
  documentOn: z.iso.date().nullable(),
  code: z.string().nullable(),
});

export const duplicatePair = z.object({
  low: side,
  high: side,
  kinds: z.array(duplicateKind),
  /** The share of what both have in common; 1 for the same bytes or particulars. */
  similarity: z.number().min(0).max(1),
  judgment: z
    .object({
      id: z.uuid(),
      reason: z.string(),
      judgedByName: z.string().nullable(),
      judgedAt: instant,
    })
    .nullable(),
});
export type DuplicatePair = z.output<typeof duplicatePair>;

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/collection/duplicates',
  summary: 'Pairs of records of a fonds that may be one document',
  access: 'collection.check-completeness',
  query: z.object({
    fondsId: z.uuid(),
    kind: duplicateKind.optional(),
    /** true: only what somebody has judged to be different documents. */
    judged: z.stringbool().default(false),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    pairs: z.array(duplicatePair),
    total: z.number().int(),
    next: z.string().nullable(),
    /** Texts that were read and not compared yet: while there are any, the list is not complete. */
    waiting: z.number().int(),
  }),
  problems: ['classification.fonds-not-found'],
});

export const judgeDifferent = endpoint({
  method: 'POST',
  path: '/collection/duplicate-judgments',
  summary: 'Say that two records that look alike are different documents, and why',
  access: 'collection.check-completeness',
  body: z.object({
    recordIds: z.tuple([z.uuid(), z.uuid()]),
    reason: z.string().trim().min(1).max(500),
  }),
  reply: z.object({}),
  problems: ['records.not-found', 'collection.pair-not-in-one-fonds', 'collection.pair-judged'],
});

export const revokeJudgment = endpoint({
  method: 'POST',
  path: '/collection/duplicate-judgments/:judgmentId/revocation',
  summary: 'Take a judgment back, so that the pair is open again; it stays on record',
  access: 'collection.check-completeness',
  params: z.object({ judgmentId: z.uuid() }),
  reply: z.object({}),
  problems: ['collection.judgment-not-found'],
});
