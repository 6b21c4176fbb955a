import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { recordState } from '../records/record-life.ts';
import { instant } from '../values.ts';
import { checkCode } from './check-item.ts';
import { checkPolicy } from './check-policy.ts';
import { checkOutcome } from './check-result.ts';
import { checkedRecordRow, checkReport, checkResultRow, checkRunRow } from './check-run.ts';
import { verdicts } from './verdict.ts';

const runParams = z.object({ runId: z.uuid() });
const agencyQuery = z.object({ agencyId: z.uuid() });
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const note = z.string().trim().max(500);

export const listCheckRuns = endpoint({
  method: 'GET',
  path: '/quality/runs',
  summary: 'Checks of the four properties, newest first',
  access: 'quality.read',
  query: z.object({
    fondsId: z.uuid().optional(),
    before: z.coerce.date().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ runs: z.array(checkRunRow), next: z.string().nullable() }),
});

export const startCheckRun = endpoint({
  method: 'POST',
  path: '/quality/runs',
  summary: 'Check records of a fonds by the items of the filing stage, in the background',
  access: 'quality.check',
  body: z.object({
    fondsId: z.uuid(),
    /** Those of these states, or those named. */
    states: z.array(recordState).min(1).optional(),
    recordIds: z.array(z.uuid()).min(1).max(10_000).optional(),
    name: z.string().trim().max(100).optional(),
  }),
  reply: z.object({ runId: z.uuid(), jobId: z.uuid(), records: z.number().int() }),
  problems: ['classification.fonds-not-found', 'quality.nothing-to-check'],
});

export const getCheckReport = endpoint({
  method: 'GET',
  path: '/quality/runs/:runId',
  summary: 'The report of a check: pass rate, coverage, items by outcome, what concerns the batch',
  access: 'quality.read',
  params: runParams,
  reply: checkReport,
  problems: ['quality.run-not-found'],
});

export const listCheckedRecords = endpoint({
  method: 'GET',
  path: '/quality/runs/:runId/records',
  summary: 'The records of a check with their verdicts, by verdict, or by an item and its outcome',
  access: 'quality.read',
  params: runParams,
  query: z.object({
    verdict: z.enum(verdicts).optional(),
    item: checkCode.optional(),
    outcome: checkOutcome.optional(),
    after: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    records: z.array(checkedRecordRow),
    total: z.number().int(),
    next: z.string().nullable(),
  }),
  problems: ['quality.run-not-found'],
});

export const getRecordResults = endpoint({
  method: 'GET',
  path: '/quality/runs/:runId/records/:recordId',
  summary: 'What each item found of one record, with its evidence',
  access: 'quality.read',
  params: runParams.extend({ recordId: z.uuid() }),
  reply: z.object({ record: checkedRecordRow, results: z.array(checkResultRow) }),
  problems: ['quality.run-not-found', 'quality.record-not-in-run'],
});

export const orderRecheck = endpoint({
  method: 'POST',
  path: '/quality/runs/:runId/rechecks',
  summary: 'Look once more: at one item, at one record, at all',
  access: 'quality.check',
  params: runParams,
  body: z.object({
    recordId: z.uuid().optional(),
    items: z.array(checkCode).min(1).optional(),
  }),
  reply: z.object({ jobId: z.uuid() }),
  problems: ['quality.run-not-found', 'quality.record-not-in-run'],
});

export const signCheckItems = endpoint({
  method: 'POST',
  path: '/quality/runs/:runId/signatures',
  summary:
    'Sign what a person looks at, with the sample that was opened and what was found wrong in it',
  access: 'quality.check',
  params: runParams,
  body: z.object({
    items: z.array(checkCode).min(1),
    sample: z.array(z.uuid()).max(10_000),
    /** Of the sample, those that are not in order. */
    failed: z.array(z.uuid()).default([]),
    /** Of what concerns the batch as a whole. */
    isInOrder: z.boolean().default(true),
    note: note.default(''),
  }),
  reply: z.object({ signed: z.number().int() }),
  problems: [
    'quality.run-not-found',
    'quality.record-not-in-run',
    'quality.item-not-manual',
    'quality.sample-missing',
    'quality.signed-by-person',
    'quality.signed-by-another',
    'quality.still-checking',
  ],
});

export const exportCheckReport = endpoint({
  method: 'GET',
  path: '/quality/runs/:runId/report.xlsx',
  summary: 'The report as a workbook: summary, items, and every result that is not a pass',
  access: 'quality.read',
  params: runParams,
  reply: { bytes: [workbook] },
  problems: ['quality.run-not-found'],
});

export const getCheckPolicy = endpoint({
  method: 'GET',
  path: '/quality/policy',
  summary: 'By what an agency judges: its newest version, or the one that comes with the product',
  access: 'quality.read',
  query: agencyQuery,
  reply: z.object({
    policy: checkPolicy,
    version: z.number().int(),
    reason: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: instant.nullable(),
  }),
});

export const decideCheckPolicy = endpoint({
  method: 'PUT',
  path: '/quality/policy',
  summary: 'Decide a new version of the policy; runs made before keep theirs',
  access: 'quality.decide-policy',
  query: agencyQuery,
  body: z.object({
    policy: checkPolicy,
    /** The version it was changed from. */
    version: z.number().int(),
    reason: z.string().trim().min(1).max(500),
  }),
  reply: z.object({ version: z.number().int() }),
  problems: ['quality.policy-changed-meanwhile'],
});
