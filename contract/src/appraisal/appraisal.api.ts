import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';
import {
  appraisalDecision,
  batchDetail,
  batchRow,
  countsFrom,
  expiredRecord,
  groupPart,
} from './appraisal.ts';

const params = z.object({ batchId: z.uuid() });
const text = (most: number) => z.string().trim().min(1).max(most);
const itemIds = z.array(z.uuid()).min(1).max(5000);

export const listExpired = endpoint({
  method: 'GET',
  path: '/appraisal/expired',
  summary: 'Filed records whose period has ended by a day, with counts by year and period',
  access: 'appraisal.take-part',
  query: z.object({
    fondsId: z.uuid().optional(),
    /** Today, unless said otherwise. */
    expiredBy: z.iso.date().optional(),
    year: z.coerce.number().int().optional(),
    retention: z.string().max(10).optional(),
    /** Not taken up yet, or in the hands of a batch or list. */
    standing: z.enum(['open', 'taken-up']).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    expiredBy: z.iso.date(),
    /** Of all that matches but year and period. */
    counts: z.array(
      z.object({
        year: z.number().int(),
        retention: z.string(),
        open: z.number(),
        takenUp: z.number(),
      }),
    ),
    records: z.array(expiredRecord),
    total: z.number(),
    next: z.string().nullable(),
  }),
});

const setting = z.object({ countsFrom, source: text(300), coolingMonths: z.number().int() });

export const getAppraisalSetting = endpoint({
  method: 'GET',
  path: '/appraisal/settings/:agencyId',
  summary: 'How an agency counts periods and how long an approved list waits, with what was before',
  access: 'appraisal.take-part',
  params: z.object({ agencyId: z.uuid() }),
  reply: setting.extend({
    history: z.array(
      setting.extend({
        reason: z.string(),
        decidedByName: z.string().nullable(),
        decidedAt: instant,
      }),
    ),
  }),
});

export const changeAppraisalSetting = endpoint({
  method: 'POST',
  path: '/appraisal/settings/:agencyId',
  summary: 'Decide how periods are counted and how long an approved list waits',
  access: 'appraisal.decide-setting',
  params: z.object({ agencyId: z.uuid() }),
  body: setting.extend({ coolingMonths: z.number().int().min(1).max(60), reason: text(500) }),
  reply: z.object({}),
});

export const listAppraisalPeople = endpoint({
  method: 'GET',
  path: '/appraisal/people/:agencyId',
  summary: 'Who of an agency may be in an appraisal group',
  access: 'appraisal.take-part',
  params: z.object({ agencyId: z.uuid() }),
  reply: z.object({
    people: z.array(z.object({ id: z.uuid(), name: z.string(), roles: z.array(z.string()) })),
  }),
});

export const listBatches = endpoint({
  method: 'GET',
  path: '/appraisal/batches',
  summary: 'Appraisal batches, newest first',
  access: 'appraisal.take-part',
  query: z.object({
    fondsId: z.uuid().optional(),
    state: z.enum(['open', 'closed']).optional(),
    /** Where the asker still owes an opinion or a decision. */
    mine: z.stringbool().optional(),
  }),
  reply: z.object({ batches: z.array(batchRow) }),
});

export const openBatch = endpoint({
  method: 'POST',
  path: '/appraisal/batches',
  summary: 'Take up what has expired in a fonds and is in no other batch, for a group to decide on',
  access: 'appraisal.organise',
  body: z.object({
    fondsId: z.uuid(),
    expiredBy: z.iso.date(),
    /** Chosen records; without them all that has expired. */
    recordIds: itemIds.optional(),
    basis: text(500),
    method: text(500),
    leaderId: z.uuid(),
    members: z.array(z.object({ personId: z.uuid(), part: groupPart })).max(30),
    dueOn: z.iso.date(),
  }),
  reply: z.object({ batchId: z.uuid(), number: z.string(), items: z.number() }),
  problems: [
    'appraisal.nothing-expired',
    'appraisal.not-expired',
    'appraisal.group-incomplete',
    'appraisal.person-not-eligible',
    'appraisal.day-not-come',
    'appraisal.due-before-start',
  ],
});

export const getBatch = endpoint({
  method: 'GET',
  path: '/appraisal/batches/:batchId',
  summary: 'One appraisal batch with its records, opinions and decisions',
  access: 'appraisal.take-part',
  params,
  reply: batchDetail,
  problems: ['appraisal.batch-not-found'],
});

export const giveOpinions = endpoint({
  method: 'POST',
  path: '/appraisal/batches/:batchId/opinions',
  summary: 'Give one’s opinion on records of a batch, as a member of its group',
  access: 'appraisal.take-part',
  params,
  body: z.object({
    itemIds,
    opinion: appraisalDecision,
    note: z.string().trim().max(500).default(''),
  }),
  reply: z.object({ given: z.number() }),
  problems: [
    'appraisal.batch-not-found',
    'appraisal.batch-closed',
    'appraisal.not-in-group',
    'appraisal.opinion-given',
    'appraisal.item-not-found',
  ],
});

export const decideItems = endpoint({
  method: 'POST',
  path: '/appraisal/batches/:batchId/decisions',
  summary: 'Decide on records of a batch, as the leader of its group',
  access: 'appraisal.take-part',
  params,
  body: z.object({
    itemIds,
    decision: appraisalDecision,
    extendedYears: z.number().int().min(1).max(100).optional(),
    reason: text(500),
    basisClause: text(300),
  }),
  reply: z.object({ decided: z.number() }),
  problems: [
    'appraisal.batch-not-found',
    'appraisal.batch-closed',
    'appraisal.not-leader',
    'appraisal.opinions-lacking',
    'appraisal.years-missing',
    'appraisal.item-ended',
    'appraisal.item-not-found',
  ],
});

export const closeBatch = endpoint({
  method: 'POST',
  path: '/appraisal/batches/:batchId/closing',
  summary: 'Close a batch in which all is decided: new periods come into force',
  access: 'appraisal.organise',
  params,
  body: z.object({ conclusion: text(2000) }),
  reply: z.object({}),
  problems: [
    'appraisal.batch-not-found',
    'appraisal.batch-closed',
    'appraisal.undecided',
    'records.wrong-state',
    'records.quarantined',
  ],
});

export const printAppraisalReport = endpoint({
  method: 'GET',
  path: '/appraisal/batches/:batchId/report',
  summary: '鉴定工作报告 for print; its printing is in the trail',
  access: 'appraisal.take-part',
  params,
  reply: batchDetail,
  problems: ['appraisal.batch-not-found'],
});

export const downloadAppraisalList = endpoint({
  method: 'GET',
  path: '/appraisal/batches/:batchId/items.xlsx',
  summary: 'The records of a batch with their decisions as a workbook; the export is in the trail',
  access: 'appraisal.take-part',
  params,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  problems: ['appraisal.batch-not-found'],
});
