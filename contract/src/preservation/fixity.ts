import { z } from 'zod';
import { instant } from '../values.ts';
import { damageKind, damageState, repairWay } from './damage.ts';

/** 巡检: all stored records of a scope, or a sample of them. */
export const inspectionKind = z.enum(['full', 'sample']);
export type InspectionKind = z.output<typeof inspectionKind>;
export const inspectionKindNames: Record<InspectionKind, string> = { full: '全面', sample: '抽检' };

/** Why an inspection was made. */
export const inspectionCause = z.enum([
  'full-due',
  'sample-due',
  'after-change',
  'migration',
  'asked',
]);
export type InspectionCause = z.output<typeof inspectionCause>;
export const inspectionCauseNames: Record<InspectionCause, string> = {
  'full-due': '全面巡检到期',
  'sample-due': '季度抽检到期',
  'after-change': '系统更新后',
  migration: '数据迁移或格式转换后',
  asked: '人工发起',
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

/** One place that an inspection reads: the store, or a copy of it. */
export const inspectedPlace = z.object({
  position: z.number(),
  copyId: z.uuid().nullable(),
  name: z.string(),
  /** Drawn records read there; those that wait are not among them. */
  done: z.number(),
  files: z.number(),
  bytes: z.number(),
  milliseconds: z.number(),
  /** Drawn records that had not arrived in the copy yet. */
  waiting: z.number(),
  /** Why the place could not be read. */
  missedBecause: z.string().nullable(),
  endedAt: instant.nullable(),
  findings: z.number(),
});
export type InspectedPlace = z.output<typeof inspectedPlace>;

/** The check of the four properties, or a part of it, over the records that an inspection drew. */
export const inspectionCheck = z.object({
  id: z.uuid(),
  name: z.string(),
  jobId: z.uuid().nullable(),
  isOver: z.boolean(),
  records: z.number(),
  passed: z.number(),
  failed: z.number(),
  notRun: z.number(),
  waiting: z.number(),
});
export type InspectionCheck = z.output<typeof inspectionCheck>;

/** An inspection; figures of all its places together. */
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
  /** Damages it found that are still open. */
  open: z.number(),
  places: z.array(inspectedPlace),
  withCheck: z.boolean(),
  checks: z.array(inspectionCheck),
  environment: z.string(),
  askedByName: z.string(),
  askedAt: instant,
  endedAt: instant.nullable(),
});
export type FixityRun = z.output<typeof fixityRun>;

/** One thing that an inspection found, and what became of the damage that it is part of. */
export const fixityFinding = z.object({
  position: z.number(),
  placeName: z.string(),
  recordId: z.uuid().nullable(),
  recordNumber: z.string(),
  recordTitle: z.string(),
  objectId: z.string(),
  kind: damageKind,
  code: z.string(),
  path: z.string(),
  expected: z.string(),
  actual: z.string(),
  damageId: z.uuid(),
  state: damageState,
  lost: z.boolean(),
  reason: z.string(),
  way: repairWay.nullable(),
  settlement: z.string().nullable(),
  settledAt: instant.nullable(),
  settledByName: z.string().nullable(),
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
  /** What was moved or converted since, and asks for one as well. */
  moved: z.string().nullable(),
  openDamages: z.number(),
});
export type InspectionStanding = z.output<typeof inspectionStanding>;
