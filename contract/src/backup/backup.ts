import { z } from 'zod';
import { instant } from '../values.ts';

export const setKind = z.enum(['full', 'incremental']);
export type SetKind = z.output<typeof setKind>;
export const setKindNames: Record<SetKind, string> = { full: '完全备份', incremental: '增量备份' };

export const testKind = z.enum(['verification', 'drill', 'restore']);
export type TestKind = z.output<typeof testKind>;
export const testKindNames: Record<TestKind, string> = {
  verification: '完好性检测',
  drill: '恢复演练',
  restore: '恢复',
};

const hour = z.number().int().min(0).max(23);

/** 备份策略, as the system administrator sets it; each change is a version. */
export const policyRules = z.object({
  /** From the root of the machine: the program may be started anywhere. */
  folder: z
    .string()
    .trim()
    .max(400)
    .regex(/^(?:\/|[A-Za-z]:[\\/])/),
  /** Where the key lies on the machine; the key itself is never kept in the database. */
  keyFile: z.string().trim().max(400).nullable(),
  everyDays: z.number().int().min(1).max(31),
  fullEveryDays: z.number().int().min(1).max(366),
  fromHour: hour,
  toHour: hour,
  keepSets: z.number().int().min(2).max(1000),
  drillEveryDays: z.number().int().min(1).max(366),
  sample: z.number().int().min(1).max(10_000),
  alarmAfterDays: z.number().int().min(1).max(366),
});
export type PolicyRules = z.output<typeof policyRules>;

export const backupPolicy = policyRules.extend({
  version: z.number(),
  note: z.string(),
  decidedBy: z.string(),
  decidedAt: instant,
});
export type BackupPolicy = z.output<typeof backupPolicy>;

const fault = z.object({ where: z.string(), what: z.string() });

/** 恢复演练证书: what was restored elsewhere, what it was compared with, and what came of it. */
export const drillCertificate = z.object({
  set: z.string(),
  setTakenAt: z.string(),
  trailHead: z.string().nullable(),
  startedAt: z.string(),
  seconds: z.number(),
  files: z.number(),
  bytes: z.number(),
  tables: z.number(),
  rows: z.number(),
  seed: z.string(),
  records: z.array(z.string()),
  components: z.number(),
  faults: z.array(fault),
  passed: z.boolean(),
});
export type DrillCertificate = z.output<typeof drillCertificate>;

/** 备份集, as 表 A.1 of DA/T 99 registers it. */
export const setRow = z.object({
  set: z.string(),
  kind: setKind,
  takenAt: instant,
  endedAt: instant,
  folder: z.string(),
  encrypted: z.boolean(),
  files: z.number(),
  rows: z.number(),
  bytes: z.number(),
  written: z.number(),
  previous: z.string().nullable(),
  missing: z.number(),
  takenBy: z.string(),
  destroyed: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** 异地 and offline copies, 表 A.4. */
  copies: z.array(
    z.object({
      place: z.string(),
      kilometres: z.number().nullable(),
      carrier: z.string(),
      carrierNumber: z.string(),
      keptBy: z.string(),
      recordedBy: z.string(),
      recordedAt: instant,
    }),
  ),
});
export type SetRow = z.output<typeof setRow>;

/** 表 A.2 检测登记: a verification, a drill, or a restoring of a set. */
export const testRow = z.object({
  id: z.uuid(),
  set: z.string(),
  kind: testKind,
  at: instant,
  by: z.string(),
  seconds: z.number(),
  passed: z.boolean(),
  faults: z.array(fault),
  certificate: drillCertificate.nullable(),
});
export type TestRow = z.output<typeof testRow>;

export const alarm = z.enum([
  'no-policy',
  'never',
  'overdue',
  'incomplete',
  'never-drilled',
  'drill-overdue',
  'drill-failed',
  'set-damaged',
]);
export type Alarm = z.output<typeof alarm>;
export const alarmNames: Record<Alarm, string> = {
  'no-policy': '没有备份策略',
  never: '从未备份',
  overdue: '最近一次备份已超过策略的时限',
  incomplete: '最近的备份集缺少目录所列的内容',
  'never-drilled': '从未做过恢复演练',
  'drill-overdue': '最近一次恢复演练已超过周期',
  'drill-failed': '最近一次恢复演练没有通过',
  'set-damaged': '最近的完好性检测没有通过',
};

/** How the backup stands. An acknowledgement stands beside an alarm and never puts it out. */
export const backupStatus = z.object({
  alarms: z.array(alarm),
  newestSet: z.string().nullable(),
  newestSetAt: instant.nullable(),
  newestDrillAt: instant.nullable(),
  acknowledged: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
});
export type BackupStatus = z.output<typeof backupStatus>;
