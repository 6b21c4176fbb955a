import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';
import { batchChange } from './batch-change.ts';

const changes = z.array(batchChange).min(1).max(14);
const reason = z.string().trim().min(1).max(500);
const editParams = z.object({ editId: z.uuid() });

const row = z.object({
  recordId: z.uuid(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  outcome: z.enum(['changed', 'unchanged', 'refused']),
  refusal: z.string().nullable(),
  differences: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type EditRow = z.output<typeof row>;

export const previewEdit = endpoint({
  method: 'POST',
  path: '/records/edits/preview',
  summary: 'What a batch edit would do to each record: every difference, and what would be refused',
  access: 'records.describe',
  body: z.object({
    recordIds: z.array(z.uuid()).min(1).max(500),
    changes,
    /** How many of those chosen stand before these: a series goes on over pages. */
    offset: z.number().int().min(0).default(0),
  }),
  reply: z.object({ rows: z.array(row) }),
});

export const editRecords = endpoint({
  method: 'POST',
  path: '/records/edits',
  summary: 'Change fields of many records at once, with a reason; a job, 500 records a transaction',
  access: 'records.describe',
  body: z.object({ recordIds: z.array(z.uuid()).min(1).max(10_000), changes, reason }),
  reply: z.object({ editId: z.uuid(), jobId: z.uuid() }),
  problems: ['records.not-found', 'records.several-agencies'],
});

export const listEdits = endpoint({
  method: 'GET',
  path: '/records/edits',
  summary: 'Batch edits, newest first',
  access: 'records.describe',
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.array(
    z.object({
      id: z.uuid(),
      changes: z.array(batchChange),
      reason: z.string(),
      undoesId: z.uuid().nullable(),
      askedByName: z.string().nullable(),
      askedAt: instant,
      undoneAt: instant.nullable(),
      changed: z.number().int(),
      refused: z.number().int(),
    }),
  ),
});

export const getEdit = endpoint({
  method: 'GET',
  path: '/records/edits/:editId',
  summary: 'One batch edit with what it did to each record',
  access: 'records.describe',
  params: editParams,
  reply: z.object({ id: z.uuid(), rows: z.array(row) }),
  problems: ['records.edit-not-found'],
});

export const undoEdit = endpoint({
  method: 'POST',
  path: '/records/edits/:editId/undo',
  summary: 'Put back what a batch edit changed, save what somebody has changed since; a job',
  access: 'records.describe',
  params: editParams,
  body: z.object({ reason }),
  reply: z.object({ editId: z.uuid(), jobId: z.uuid() }),
  problems: ['records.edit-not-found', 'records.edit-undone'],
});
