import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { mismatch, reconciliationFinding, reconciliationRun } from './reconciliation.ts';

const params = z.object({ runId: z.uuid() });

export const startReconciliation = endpoint({
  method: 'POST',
  path: '/preservation/reconciliations',
  summary: 'Compare the whole catalogue of a fonds with staging and store; a job',
  access: 'preservation.convert',
  body: z.object({
    fondsId: z.uuid(),
    /** Of 100 files, how many are read whole; sizes are looked at of all. */
    share: z.number().int().min(1).max(100).default(100),
  }),
  reply: z.object({ runId: z.uuid(), jobId: z.uuid() }),
  problems: ['classification.fonds-not-found'],
});

export const listReconciliations = endpoint({
  method: 'GET',
  path: '/preservation/reconciliations',
  summary: 'Comparisons of catalogue and files, newest first',
  access: 'preservation.inspect',
  query: z.object({ fondsId: z.uuid().optional() }),
  reply: z.array(reconciliationRun),
});

export const getReconciliation = endpoint({
  method: 'GET',
  path: '/preservation/reconciliations/:runId',
  summary: 'What a comparison found, by kind and one by one',
  access: 'preservation.inspect',
  params,
  query: z.object({
    kind: mismatch.optional(),
    /** Only what has not been put right. */
    open: z.stringbool().optional(),
  }),
  reply: reconciliationRun.extend({
    kinds: z.array(z.object({ kind: mismatch, count: z.number(), open: z.number() })),
    list: z.array(reconciliationFinding),
  }),
  problems: ['preservation.reconciliation-not-found'],
});

export const repairFinding = endpoint({
  method: 'POST',
  path: '/preservation/reconciliations/:runId/findings/:position/repair',
  summary: 'Put right what the catalogue remembers wrongly, from what the store says now',
  access: 'preservation.convert',
  params: params.extend({ position: z.coerce.number().int() }),
  reply: z.object({}),
  problems: ['preservation.reconciliation-not-found', 'preservation.not-repairable'],
});
