import { z } from 'zod';
import { instant } from '../values.ts';

/** 巡检: all stored records of a scope, or a sample of them. */
export const inspectionKind = z.enum(['full', 'sample']);
export type InspectionKind = z.output<typeof inspectionKind>;
export const inspectionKindNames: Record<InspectionKind, string> = { full: '全面', sample: '抽检' };

/** Why an inspection was made. */
export const inspectionCause = z.enum(['full-due', 'sample-due', 'after-change', 'asked']);
export type InspectionCause = z.output<typeof inspectionCause>;
export const inspectionCauseNames: Record<InspectionCause, string> = {
  'full-due': '全面巡检到期',
  'sample-due': '季度抽检到期',
  'after-change': '系统更新或迁移后',
  asked: '人工发起',
};

/** In which way something in the store is not as it was written. */
export const fixityKind = z.enum([
  'changed',
  'truncated',
  'swapped',
  'missing',
  'surplus',
  'inventory',
  'structure',
]);
export type FixityKind = z.output<typeof fixityKind>;
export const fixityKindNames: Record<FixityKind, string> = {
  changed: '内容改变',
  truncated: '内容残缺',
  swapped: '内容对调',
  missing: '缺失',
  surplus: '多余',
  inventory: '清单损坏',
  structure: '结构不符',
};

/**
 * 巡检策略. DA/T 70-2018, 4.3.1: a full check every two years as a rule, at least five in a hundred each
 * quarter; DA/T 92-2022: once a year where there is no paper beside the electronic records.
 */
export const inspectionPolicy = z
  .object({
    singleSet: z.boolean(),
    fullMonths: z.number().int().min(1).max(24),
    samplePercent: z.number().int().min(5).max(100),
    mibPerSecond: z.number().int().min(1).max(10_000),
    fromHour: z.number().int().min(0).max(23),
    toHour: z.number().int().min(0).max(23),
  })
  .refine(({ singleSet, fullMonths }) => !singleSet || fullMonths <= 12, {
    message: '单套制每年至少全面巡检一次（DA/T 92-2022），全面周期不能长于 12 个月',
    path: ['fullMonths'],
  });
export type InspectionPolicy = z.output<typeof inspectionPolicy>;

export const defaultInspectionPolicy: InspectionPolicy = {
  singleSet: false,
  fullMonths: 24,
  samplePercent: 5,
  mibPerSecond: 100,
  fromHour: 19,
  toHour: 7,
};

export const fixityRun = z.object({
  id: z.uuid(),
  jobId: z.uuid().nullable(),
  fondsCode: z.string().nullable(),
  year: z.number().nullable(),
  kind: inspectionKind,
  cause: inspectionCause,
  percent: z.number(),
  seed: z.string(),
  population: z.number(),
  drawn: z.number(),
  done: z.number(),
  files: z.number(),
  bytes: z.number(),
  milliseconds: z.number(),
  findings: z.number(),
  open: z.number(),
  environment: z.string(),
  askedByName: z.string(),
  askedAt: instant,
  endedAt: instant.nullable(),
});
export type FixityRun = z.output<typeof fixityRun>;

export const fixityFinding = z.object({
  position: z.number(),
  recordId: z.uuid().nullable(),
  recordNumber: z.string(),
  recordTitle: z.string(),
  objectId: z.string(),
  kind: fixityKind,
  code: z.string(),
  path: z.string(),
  expected: z.string(),
  actual: z.string(),
  settledAt: instant.nullable(),
  settledByName: z.string().nullable(),
  settlement: z.string().nullable(),
});
export type FixityFinding = z.output<typeof fixityFinding>;

/** What the rhythm asks for now: when each kind was done last, and by when it is due again. */
export const inspectionStanding = z.object({
  policy: z.object({
    content: inspectionPolicy,
    /** 0 is the policy that comes with the product. */
    version: z.number(),
    reason: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: instant.nullable(),
  }),
  stored: z.number(),
  lastFull: instant.nullable(),
  fullDue: z.iso.date().nullable(),
  lastSample: instant.nullable(),
  sampleDue: z.iso.date().nullable(),
  /** What was changed since the last full inspection and asks for one. */
  changed: z.string().nullable(),
  openFindings: z.number(),
});
export type InspectionStanding = z.output<typeof inspectionStanding>;
