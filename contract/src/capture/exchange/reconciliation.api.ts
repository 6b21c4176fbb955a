import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { recordState } from '../../records/record-life.ts';
import { instant } from '../../values.ts';

/** Whoever collects, submits or accepts: each sees the departments they work for. */
const collecting = ['collection.accept', 'collection.pre-file', 'collection.submit'] as const;

/** Every finished instance stands in one of these, so that the figures add up. */
export const finishedStandings = ['archived', 'excluded', 'on-the-way', 'missing'] as const;
export const finishedStanding = z.enum(finishedStandings);
export type FinishedStanding = z.output<typeof finishedStanding>;
export const finishedStandingNames: Record<FinishedStanding, string> = {
  archived: '已归档',
  excluded: '不归档',
  'on-the-way': '在途',
  missing: '未收到',
};

const filter = z.object({
  fondsId: z.uuid().optional(),
  sourceId: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const reconciliationRow = z.object({
  sourceId: z.uuid(),
  sourceName: z.string(),
  processCode: z.string(),
  processName: z.string().nullable(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  finished: z.number(),
  archived: z.number(),
  excluded: z.number(),
  onTheWay: z.number(),
  /** finished − archived − excluded − on the way: nothing of it has come. */
  missing: z.number(),
});
export type ReconciliationRow = z.output<typeof reconciliationRow>;

export const reconcile = endpoint({
  method: 'GET',
  path: '/capture/reconciliation',
  summary: 'Per process and department: finished, archived, excluded, on the way, missing',
  access: collecting,
  query: filter,
  reply: z.object({ rows: z.array(reconciliationRow) }),
});

export const finishedRow = z.object({
  sourceId: z.uuid(),
  sourceName: z.string(),
  sourceKey: z.string(),
  processCode: z.string(),
  processName: z.string().nullable(),
  title: z.string().nullable(),
  orgCode: z.string(),
  unitName: z.string().nullable(),
  finishedAt: instant,
  listed: z.boolean(),
  standing: finishedStanding,
  reason: z.string().nullable(),
  recordId: z.uuid().nullable(),
  recordState: recordState.nullable(),
});
export type FinishedRow = z.output<typeof finishedRow>;

const finishedFilter = filter.extend({
  processCode: z.string().max(100).optional(),
  /** A department's id, or `none` for codes that no department is known for. */
  unit: z.union([z.uuid(), z.literal('none')]).optional(),
  standing: finishedStanding.optional(),
});

export const listFinished = endpoint({
  method: 'GET',
  path: '/capture/reconciliation/instances',
  summary: 'The finished instances behind a figure, the oldest first',
  access: collecting,
  query: finishedFilter.extend({
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    instances: z.array(finishedRow),
    total: z.number(),
    next: z.string().nullable(),
  }),
});
export const exportFinished = endpoint({
  method: 'GET',
  path: '/capture/reconciliation/instances.xlsx',
  summary: 'The same list as a workbook',
  access: collecting,
  query: finishedFilter,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
});
export const excludeFinished = endpoint({
  method: 'POST',
  path: '/capture/reconciliation/exclusion',
  summary: 'Finished instances of which nothing is to be archived, with the reason',
  access: 'collection.decide',
  body: z.object({
    sourceId: z.uuid(),
    sourceKeys: z.array(z.string().min(1).max(200)).min(1).max(1000),
    reason: z.string().trim().min(1).max(500),
  }),
  reply: z.object({ excluded: z.number() }),
  problems: ['capture.instance-not-missing'],
});
