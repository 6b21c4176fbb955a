import { z } from 'zod';
import { packageProfile } from '../preservation/package-profile.ts';
import { instant } from '../values.ts';
import { checkCode, checkStage } from './check-item.ts';
import { checkPolicy } from './check-policy.ts';
import { checkOutcome, checkOutcomes, outcomeCounts, seenObject } from './check-result.ts';
import { verdicts } from './verdict.ts';

/** What is checked: a batch that was handed over, records chosen from a fonds, a package. */
export const checkSubjectKinds = ['submission', 'records', 'package'] as const;
export const checkSubjectKind = z.enum(checkSubjectKinds);
export type CheckSubjectKind = z.output<typeof checkSubjectKind>;
export const checkSubjectNames: Record<CheckSubjectKind, string> = {
  submission: '移交批次',
  records: '文件',
  package: '信息包',
};

/** A carrier on which records were brought; what comes over the network has none. */
export const broughtCarrier = z.object({
  kind: z.enum(['optical', 'disk', 'tape']),
  /** Everything on it, and what the list of the hand-over names. */
  files: z.array(z.string()),
  listed: z.array(z.string()),
  /** Measured while it was read, in megabytes a second. */
  readSpeed: z.number().positive().optional(),
  /** The report of an instrument (DA/T 38), which brings its own limits. */
  readings: z
    .array(z.object({ name: z.string(), value: z.number(), limit: z.number() }))
    .optional(),
});
export type BroughtCarrier = z.output<typeof broughtCarrier>;

/** 说明文件 and 目录文件 of the package in which records came, and how it is laid out. */
export const broughtPackage = z.object({
  files: z.array(z.object({ path: z.string(), size: z.number().int() })),
  /** The paths its catalogue names. */
  catalogued: z.array(z.string()),
  /** By which specification it was laid out, where that was told; the newer one otherwise. */
  profile: packageProfile.optional(),
  /** The fields that were found in 说明文件 and 目录文件, where somebody read them. */
  descriptionFields: z.array(z.string()).optional(),
  catalogueFields: z.array(z.string()).optional(),
});
export type BroughtPackage = z.output<typeof broughtPackage>;

/**
 * What was said of the batch by who handed it over: not by the catalogue it is compared with, or a
 * count would be compared with itself (workflows A.11).
 */
export const checkExpectations = z.object({
  count: z.number().int().min(0).optional(),
  bytes: z.number().int().min(0).optional(),
  /** By record id: how many files, and their SM3 at hand-over. */
  components: z.record(z.uuid(), z.number().int().min(0)).optional(),
  digests: z.record(z.uuid(), z.array(z.string())).optional(),
  carrier: broughtCarrier.optional(),
  package: broughtPackage.optional(),
  /** What the totals stand in, where it is not the list of the hand-over. */
  totalsIn: z.string().optional(),
  /** The package that was looked at, by its own digest: a run speaks for no other. */
  packageSm3: z.string().optional(),
});
export type CheckExpectations = z.output<typeof checkExpectations>;

export const checkRunStates = ['checking', 'checked'] as const;
export const checkRunState = z.enum(checkRunStates);
export type CheckRunState = z.output<typeof checkRunState>;
export const checkRunStateNames: Record<CheckRunState, string> = {
  checking: '检测中',
  checked: '已检测',
};

/** A run in a list. */
export const checkRunRow = z.object({
  id: z.uuid(),
  name: z.string(),
  subjectKind: checkSubjectKind,
  stage: checkStage,
  fondsId: z.uuid(),
  fondsCode: z.string(),
  state: checkRunState,
  jobId: z.uuid().nullable(),
  records: z.number().int(),
  counts: outcomeCounts,
  startedAt: instant,
  endedAt: instant.nullable(),
  startedByName: z.string().nullable(),
});
export type CheckRunRow = z.output<typeof checkRunRow>;

/** 佐证: a file that was brought along to what a person found. */
export const evidenceFile = z.object({
  id: z.uuid(),
  itemCode: checkCode,
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sm3: z.string(),
  broughtByName: z.string().nullable(),
  broughtAt: instant,
});
export type EvidenceFile = z.output<typeof evidenceFile>;

/** A point of the checklist as a person found it. */
export const checkedPoint = z.object({
  point: z.string().min(1).max(100),
  isInOrder: z.boolean(),
});
export type CheckedPoint = z.output<typeof checkedPoint>;

/** 归存的检测报告: immutable, with the digest of the file and of the results it rests on. */
export const keptReport = z.object({
  id: z.uuid(),
  fileName: z.string(),
  size: z.number().int(),
  sm3: z.string(),
  resultsSm3: z.string(),
  keptByName: z.string().nullable(),
  keptAt: instant,
});
export type KeptReport = z.output<typeof keptReport>;

export const checkResultRow = z.object({
  id: z.number().int(),
  itemCode: checkCode,
  outcome: checkOutcome,
  object: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  note: z.string().nullable(),
  seen: z.array(seenObject),
  /** What who signed brought along, and the points that were gone through. */
  files: z.array(z.object({ id: z.uuid(), fileName: z.string() })),
  checklist: z.array(checkedPoint),
  tool: z.string(),
  toolVersion: z.string(),
  at: instant,
  /** Who signed; null where the program found it. */
  signedByName: z.string().nullable(),
  sample: z.array(z.object({ recordId: z.uuid(), label: z.string() })).nullable(),
  /** How often the item was looked at in this run: earlier results stay readable. */
  times: z.number().int(),
});
export type CheckResultRow = z.output<typeof checkResultRow>;

/** 检测报告. */
export const checkReport = checkRunRow.extend({
  agencyName: z.string(),
  fondsName: z.string(),
  ruleSet: z.string(),
  policy: checkPolicy,
  policyVersion: z.number().int(),
  /** The version of the trust list that signers were judged by; 0: there was none. */
  trustVersion: z.number().int(),
  expected: checkExpectations,
  bytes: z.number(),
  verdicts: z.record(z.enum(verdicts), z.number().int()),
  /** One for each item of the stage: how many records, or the batch itself, came to what. */
  items: z.array(z.object({ code: checkCode, counts: outcomeCounts })),
  batch: z.array(checkResultRow),
  signatures: z.array(checkResultRow),
  /** The SM3 of every result the report rests on, in order. */
  sm3: z.string(),
  /** The run whose rules this one was made by; null where it was by those in force. */
  repeatsRunId: z.uuid().nullable(),
  /** Whether this program can still judge by the rules of the run. */
  isRunnable: z.boolean(),
  evidence: z.array(evidenceFile),
  kept: z.array(keptReport),
});
export type CheckReport = z.output<typeof checkReport>;

/** A record within a run. */
export const checkedRecordRow = z.object({
  recordId: z.uuid(),
  position: z.number().int(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  verdict: z.enum(verdicts),
  failed: z.array(checkCode),
  waiting: z.array(checkCode),
  warned: z.array(checkCode),
});
export type CheckedRecordRow = z.output<typeof checkedRecordRow>;

const comparedRun = z.object({
  id: z.uuid(),
  name: z.string(),
  ruleSet: z.string(),
  policyVersion: z.number().int(),
  startedAt: instant,
});

/** A run and the one it repeats, item by item. */
export const runComparison = z.object({
  before: comparedRun,
  now: comparedRun,
  items: z.array(
    z.object({
      code: checkCode,
      before: outcomeCounts,
      now: outcomeCounts,
      /** Records, or the batch, whose outcome is another. */
      changed: z.number().int(),
    }),
  ),
  /** The first of them. */
  changes: z.array(
    z.object({
      /** Null for the batch as a whole. */
      recordId: z.uuid().nullable(),
      label: z.string(),
      code: checkCode,
      before: z.enum(checkOutcomes).nullable(),
      now: z.enum(checkOutcomes).nullable(),
    }),
  ),
});
export type RunComparison = z.output<typeof runComparison>;

/** A scan for weaknesses (4-8), as its report was brought in. */
export const weaknessScan = z.object({
  id: z.uuid(),
  tool: z.string(),
  toolVersion: z.string(),
  scannedOn: z.string(),
  severe: z.number().int(),
  fileName: z.string(),
  sm3: z.string(),
  broughtByName: z.string().nullable(),
  broughtAt: instant,
});
export type WeaknessScanRow = z.output<typeof weaknessScan>;
