import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { recordState } from '../records/record-life.ts';
import { instant } from '../values.ts';
import { checkCode, checkStage } from './check-item.ts';
import { checkPolicy } from './check-policy.ts';
import { checkOutcome } from './check-result.ts';
import {
  checkedPoint,
  checkedRecordRow,
  checkReport,
  checkResultRow,
  checkRunRow,
  runComparison,
  weaknessScan,
} from './check-run.ts';
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
    stage: checkStage.optional(),
    before: z.coerce.date().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ runs: z.array(checkRunRow), next: z.string().nullable() }),
});

export const startCheckRun = endpoint({
  method: 'POST',
  path: '/quality/runs',
  summary:
    'Check records of a fonds by the items of a stage, all of them or a sample, in the background',
  access: 'quality.check',
  body: z.object({
    fondsId: z.uuid(),
    /** Those of these states, or those named. */
    states: z.array(recordState).min(1).optional(),
    recordIds: z.array(z.uuid()).min(1).max(10_000).optional(),
    stage: checkStage.default('GD'),
    /** The share that is drawn by chance; all of them where none is given. */
    share: z.number().min(0.001).max(1).optional(),
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
    /** Photographs and papers that were brought along before. */
    evidence: z.array(z.uuid()).max(50).default([]),
    checklist: z.array(checkedPoint).max(50).default([]),
  }),
  reply: z.object({ signed: z.number().int() }),
  problems: [
    'quality.on-the-spot',
    'quality.evidence-not-found',
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

/** Photographs and reports travel in the body: small enough for one request. */
const broughtFile = z.object({
  fileName: z.string().trim().min(1).max(255),
  content: z.base64().max(3_900_000),
});

export const bringEvidence = endpoint({
  method: 'POST',
  path: '/quality/runs/:runId/evidence',
  summary: 'Bring a photograph or a paper along to an item that a person signs',
  access: 'quality.check',
  params: runParams,
  body: broughtFile.extend({ item: checkCode }),
  reply: z.object({ evidenceId: z.uuid() }),
  problems: ['quality.run-not-found', 'quality.item-not-manual', 'quality.evidence-not-readable'],
});

export const readEvidence = endpoint({
  method: 'GET',
  path: '/quality/evidence/:evidenceId',
  summary: 'What was brought along to an item',
  access: 'quality.read',
  params: z.object({ evidenceId: z.uuid() }),
  reply: { bytes: ['image/jpeg', 'image/png', 'application/pdf'] },
  problems: ['quality.evidence-not-found'],
});

export const keepCheckReport = endpoint({
  method: 'POST',
  path: '/quality/runs/:runId/kept-reports',
  summary: 'Keep the report for good, as a file with its digest',
  access: 'quality.check',
  params: runParams,
  reply: z.object({ reportId: z.uuid(), sm3: z.string() }),
  problems: ['quality.run-not-found', 'quality.still-checking', 'quality.report-kept-already'],
});

export const readKeptReport = endpoint({
  method: 'GET',
  path: '/quality/kept-reports/:reportId',
  summary: 'A report as it was kept, to the byte',
  access: 'quality.read',
  params: z.object({ reportId: z.uuid() }),
  reply: { bytes: [workbook] },
  problems: ['quality.report-not-found'],
});

export const repeatCheckRun = endpoint({
  method: 'POST',
  path: '/quality/runs/:runId/repetitions',
  summary: 'Check the same records once more by the rules of that run, to be compared with it',
  access: 'quality.check',
  params: runParams,
  reply: z.object({ runId: z.uuid(), jobId: z.uuid(), records: z.number().int() }),
  problems: [
    'quality.run-not-found',
    'quality.nothing-to-check',
    'quality.rules-not-runnable',
    'quality.still-checking',
  ],
});

export const compareCheckRun = endpoint({
  method: 'GET',
  path: '/quality/runs/:runId/comparison',
  summary: 'A run and the one it repeats, item by item',
  access: 'quality.read',
  params: runParams,
  reply: runComparison,
  problems: ['quality.run-not-found', 'quality.nothing-to-compare'],
});

export const listWeaknessScans = endpoint({
  method: 'GET',
  path: '/quality/weakness-scans',
  summary: 'Scans for weaknesses that were brought in, newest first',
  access: 'quality.read',
  query: agencyQuery,
  reply: z.object({ scans: z.array(weaknessScan) }),
});

export const bringWeaknessScan = endpoint({
  method: 'POST',
  path: '/quality/weakness-scans',
  summary: 'Bring in the report of a scanner for weaknesses (DA/T 70, item 4-8)',
  access: 'quality.check',
  query: agencyQuery,
  body: broughtFile.extend({
    tool: z.string().trim().min(1).max(100),
    toolVersion: z.string().trim().min(1).max(100),
    scannedOn: z.iso.date(),
    severe: z.number().int().min(0).max(100_000),
  }),
  reply: z.object({ scanId: z.uuid() }),
  problems: ['quality.evidence-not-readable', 'quality.scanned-in-future'],
});

export const readWeaknessScan = endpoint({
  method: 'GET',
  path: '/quality/weakness-scans/:scanId/report',
  summary: 'The report of a scanner as it was brought in, to the byte',
  access: 'quality.read',
  params: z.object({ scanId: z.uuid() }),
  reply: { bytes: ['image/jpeg', 'image/png', 'application/pdf'] },
  problems: ['quality.scan-not-found'],
});
