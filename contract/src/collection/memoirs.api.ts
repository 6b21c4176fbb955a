import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';
import {
  memoirComparison,
  memoirConfirmation,
  memoirContent,
  memoirDetail,
  memoirRow,
  memoirState,
} from './memoir.ts';

const params = z.object({ memoirId: z.uuid() });
const reason = z.string().trim().min(1).max(500);

const memoirFilter = z.object({
  fondsId: z.uuid().optional(),
  /** The state of the newest version, as in the work that waits. */
  state: memoirState.optional(),
  superseded: z.stringbool().optional(),
  text: z.string().trim().max(100).optional(),
});

export const listMemoirs = endpoint({
  method: 'GET',
  path: '/collection/memoirs',
  summary: 'Memoirs, newest first, each marked as reference material',
  access: 'records.read',
  query: memoirFilter,
  reply: z.array(memoirRow),
});

export const exportMemoirs = endpoint({
  method: 'GET',
  path: '/collection/memoirs.xlsx',
  summary: 'The same list as a workbook with the mark in a column; the export is in the trail',
  access: 'records.read',
  query: memoirFilter,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
});

export const getMemoir = endpoint({
  method: 'GET',
  path: '/collection/memoirs/:memoirId',
  summary: 'A memoir with its versions and the records that may speak of the same fact',
  access: 'records.read',
  params,
  reply: memoirDetail,
  problems: ['collection.memoir-not-found'],
});

const contentProblems = [
  'collection.memoir-not-found',
  'collection.memoir-wrong-state',
  'collection.memoir-not-yours',
  'collection.memoir-in-future',
  'collection.memoir-with-secrecy-mark',
  'records.not-found',
] as const;

export const writeMemoir = endpoint({
  method: 'POST',
  path: '/collection/memoirs',
  summary: 'Write down a fact that no document records',
  access: 'collection.write-memoir',
  body: z.object({
    fondsId: z.uuid(),
    departmentId: z.uuid().nullable(),
    isInternal: z.boolean().default(false),
    content: memoirContent,
  }),
  reply: z.object({ memoirId: z.uuid() }),
  problems: [
    'classification.fonds-not-found',
    'collection.memoir-in-future',
    'collection.memoir-with-secrecy-mark',
    'records.not-found',
    'actor.out-of-reach',
  ],
});

export const changeMemoir = endpoint({
  method: 'PUT',
  path: '/collection/memoirs/:memoirId',
  summary: 'Change the version its author is still writing',
  access: 'collection.write-memoir',
  params,
  body: memoirContent,
  reply: z.object({}),
  problems: contentProblems,
});

export const writeMemoirAnew = endpoint({
  method: 'POST',
  path: '/collection/memoirs/:memoirId/versions',
  summary:
    'Begin a new version of an approved memoir; the approved one stands until it is approved',
  access: 'collection.write-memoir',
  params,
  body: memoirContent,
  reply: z.object({}),
  problems: contentProblems,
});

export const submitMemoir = endpoint({
  method: 'POST',
  path: '/collection/memoirs/:memoirId/submission',
  summary: 'Hand a memoir to the leader, with its basis said or said to be missing',
  access: 'collection.write-memoir',
  params,
  reply: z.object({}),
  problems: [
    'collection.memoir-not-found',
    'collection.memoir-wrong-state',
    'collection.memoir-not-yours',
    'collection.memoir-basis-unsaid',
    'collection.memoir-basis-contradicted',
  ],
});

export const nameConflict = endpoint({
  method: 'POST',
  path: '/collection/memoirs/:memoirId/conflicts',
  summary: 'The reviewer names a record that tells the same fact differently',
  access: 'collection.confirm-memoir',
  params,
  body: z.object({ recordId: z.uuid() }),
  reply: z.object({}),
  problems: [
    'collection.memoir-not-found',
    'collection.memoir-wrong-state',
    'collection.memoir-conflict-named',
    'records.not-found',
  ],
});

export const confirmMemoir = endpoint({
  method: 'POST',
  path: '/collection/memoirs/:memoirId/confirmation',
  summary: 'The leader confirms a memoir, with a comparison where a record tells it differently',
  access: 'collection.confirm-memoir',
  params,
  body: z.object({
    confirmation: memoirConfirmation,
    /** The proposed records that were on the page: the archive keeps that they were shown. */
    shown: z.array(z.uuid()).max(50),
    comparison: memoirComparison.nullable(),
  }),
  reply: z.object({}),
  problems: [
    'collection.memoir-not-found',
    'collection.memoir-wrong-state',
    'collection.same-person',
    'collection.memoir-records-not-shown',
    'collection.memoir-comparison-missing',
  ],
});

export const returnMemoir = endpoint({
  method: 'POST',
  path: '/collection/memoirs/:memoirId/return',
  summary: 'The leader gives a memoir back to its author, with the reason',
  access: 'collection.confirm-memoir',
  params,
  body: z.object({ reason }),
  reply: z.object({}),
  problems: [
    'collection.memoir-not-found',
    'collection.memoir-wrong-state',
    'collection.same-person',
  ],
});

export const supersedeMemoir = endpoint({
  method: 'POST',
  path: '/collection/memoirs/:memoirId/supersession',
  summary: 'A document was found: the memoir is kept and points to it',
  access: 'collection.accept',
  params,
  body: z.object({ recordId: z.uuid(), reason }),
  reply: z.object({}),
  problems: [
    'collection.memoir-not-found',
    'collection.memoir-wrong-state',
    'collection.memoir-superseded',
    'records.not-found',
  ],
});

export const printMemoir = endpoint({
  method: 'GET',
  path: '/collection/memoirs/:memoirId/print',
  summary: 'A memoir for print, with its mark; its printing is in the trail',
  access: 'records.read',
  params,
  reply: z.object({ memoir: memoirDetail, printedAt: instant, printedBy: z.string() }),
  problems: ['collection.memoir-not-found'],
});
