import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { recordState } from '../records/record-life.ts';
import {
  submissionDetail,
  submissionList,
  submissionRow,
  submissionState,
  unreadyRecord,
} from './submission.ts';

/** Several at once, all or none. */
const recordIds = z.array(z.uuid()).min(1).max(2000);
const reason = z.string().trim().min(1).max(500);
const moved = z.object({ records: z.number() });
const submissionParams = z.object({ submissionId: z.uuid() });

/** Parts of a list in the address: `a,b`. */
const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',') : value),
    z.array(item).optional(),
  );

export const beginHandling = endpoint({
  method: 'POST',
  path: '/collection/handling',
  summary: 'Records are being handled: not to be handed over until the matter is finished',
  access: 'capture.upload',
  body: z.object({ recordIds }),
  reply: moved,
  problems: ['records.not-found', 'records.wrong-state', 'records.quarantined'],
});

export const endHandling = endpoint({
  method: 'POST',
  path: '/collection/handling/end',
  summary: 'The matter is finished',
  access: 'capture.upload',
  body: z.object({ recordIds }),
  reply: moved,
  problems: ['records.not-found', 'records.wrong-state', 'records.quarantined'],
});

export const listClauses = endpoint({
  method: 'GET',
  path: '/collection/clauses',
  summary:
    'The clauses a record can be filed under: of the schedule in force, or the national model',
  access: 'collection.read',
  query: z.object({ agencyId: z.uuid() }),
  reply: z.object({
    scheduleTitle: z.string(),
    version: z.number(),
    /** false: the agency has no approved schedule of its own yet. */
    own: z.boolean(),
    clauses: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        text: z.string(),
        retention: z.string(),
        category: categoryCode,
      }),
    ),
  }),
});

export const preFileRecords = endpoint({
  method: 'POST',
  path: '/collection/pre-filings',
  summary: 'Put records into the pre-filing store under a clause of the retention schedule',
  access: 'collection.pre-file',
  body: z.object({ recordIds, clauseId: z.uuid() }),
  reply: z.object({
    records: z.number(),
    /** Kept longer than the clause asks: allowed, and shown. */
    longer: z.array(z.uuid()),
  }),
  problems: [
    'records.not-found',
    'records.wrong-state',
    'records.quarantined',
    'collection.clause-not-in-force',
    'collection.retention-too-short',
  ],
});

export const takeBackRecords = endpoint({
  method: 'POST',
  path: '/collection/pre-filings/withdrawal',
  summary: 'Take records out of the pre-filing store again',
  access: 'collection.pre-file',
  body: z.object({ recordIds }),
  reply: moved,
  problems: ['records.not-found', 'records.wrong-state', 'records.quarantined'],
});

export const collectedRow = z.object({
  id: z.uuid(),
  state: recordState,
  number: z.string().nullable(),
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  date: z.string().nullable(),
  year: z.number().int().nullable(),
  retention: z.string().nullable(),
  departmentId: z.uuid().nullable(),
  departmentName: z.string().nullable(),
  clause: z.string().nullable(),
  longerThanClause: z.boolean(),
  faults: z.array(z.string()),
  repeats: z.uuid().nullable(),
  timesReturned: z.number().int(),
  /** Why it was returned last. */
  returnReason: z.string().nullable(),
  paperWith: z.string().nullable(),
});

export const listCollected = endpoint({
  method: 'GET',
  path: '/collection/records',
  summary: 'What a department collects and hands over, with clause, faults and reasons of return',
  access: 'collection.read',
  query: z.object({
    fondsId: z.uuid().optional(),
    departmentId: z.uuid().optional(),
    state: several(recordState),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  reply: z.object({
    records: z.array(collectedRow),
    total: z.number(),
    next: z.string().nullable(),
    /** Per step, for the tabs. */
    counts: z.partialRecord(recordState, z.number()),
  }),
});

export const confirmRepeat = endpoint({
  method: 'POST',
  path: '/collection/records/:recordId/repeat-confirmation',
  summary: 'Two documents do bear this number in this year: confirmed, with the reason',
  access: 'collection.decide',
  params: z.object({ recordId: z.uuid() }),
  body: z.object({ reason }),
  reply: z.object({}),
  problems: ['records.not-found', 'records.not-repeated'],
});

export const previewSubmission = endpoint({
  method: 'POST',
  path: '/collection/submission-previews',
  summary: 'The list a batch would have, and what keeps records out of it; changes nothing',
  access: ['collection.submit', 'collection.pre-file'],
  body: z.object({ recordIds, kind: z.enum(['first', 'again']).default('first') }),
  reply: submissionList.extend({ unready: z.array(unreadyRecord) }),
  problems: ['records.not-found', 'collection.one-department'],
});

export const submitRecords = endpoint({
  method: 'POST',
  path: '/collection/submissions',
  summary: 'Hand pre-filed records of a department over as a batch with its list; checks begin',
  access: 'collection.submit',
  body: z.object({ recordIds }),
  reply: z.object({ submissionId: z.uuid(), name: z.string(), records: z.number() }),
  problems: [
    'records.not-found',
    'records.wrong-state',
    'collection.one-department',
    'collection.batch-not-ready',
  ],
});

export const resubmitRecords = endpoint({
  method: 'POST',
  path: '/collection/submissions/again',
  summary: 'Hand returned records over again, put right',
  access: 'collection.pre-file',
  body: z.object({ recordIds }),
  reply: z.object({ submissionId: z.uuid(), name: z.string(), records: z.number() }),
  problems: [
    'records.not-found',
    'records.wrong-state',
    'collection.one-department',
    'collection.batch-not-ready',
  ],
});

export const listSubmissions = endpoint({
  method: 'GET',
  path: '/collection/submissions',
  summary: 'Batches, newest first, with what became of their records',
  access: 'collection.read',
  query: z.object({
    fondsId: z.uuid().optional(),
    departmentId: z.uuid().optional(),
    state: several(submissionState),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  reply: z.object({
    submissions: z.array(submissionRow),
    total: z.number(),
    next: z.string().nullable(),
  }),
});

export const getSubmission = endpoint({
  method: 'GET',
  path: '/collection/submissions/:submissionId',
  summary: 'One batch: its records, what the checks found, what was decided',
  access: 'collection.read',
  params: submissionParams,
  reply: submissionDetail,
  problems: ['collection.submission-not-found'],
});

export const getSubmissionList = endpoint({
  method: 'GET',
  path: '/collection/submissions/:submissionId/list',
  summary: 'The 移交清单 as it was signed, for print',
  access: 'collection.read',
  params: submissionParams,
  reply: submissionList,
  problems: ['collection.submission-not-found'],
});

export const acceptRecords = endpoint({
  method: 'POST',
  path: '/collection/submissions/:submissionId/acceptance',
  summary: 'Accept records of a batch; by another person than who handed them over',
  access: 'collection.accept',
  params: submissionParams,
  body: z.object({ recordIds }),
  reply: submissionDetail,
  problems: [
    'collection.submission-not-found',
    'collection.same-person',
    'collection.not-in-submission',
    'collection.not-checked',
    'collection.check-unsigned',
    'collection.check-failed',
    'records.wrong-state',
  ],
});

export const returnRecords = endpoint({
  method: 'POST',
  path: '/collection/submissions/:submissionId/return',
  summary: 'Return records of a batch, each with its reason',
  access: 'collection.accept',
  params: submissionParams,
  body: z.object({
    items: z
      .array(z.object({ recordId: z.uuid(), reason }))
      .min(1)
      .max(2000),
  }),
  reply: submissionDetail,
  problems: [
    'collection.submission-not-found',
    'collection.same-person',
    'collection.not-in-submission',
    'collection.not-checked',
    'records.wrong-state',
  ],
});
