import { z } from 'zod';
import { type CheckCode, type CheckStage, checkCode, checkItems } from './check-item.ts';

/** What a failure of an item does to acceptance: keep it back, be said beside it, or nothing. */
export const gates = ['block', 'warn', 'off'] as const;
export const gate = z.enum(gates);
export type Gate = z.output<typeof gate>;
export const gateNames: Record<Gate, string> = {
  block: '不合格不得验收',
  warn: '提示',
  off: '不计',
};

/** Fields whose values, taken together, no two records of a fonds have (item 1-8). */
export const repeatKeys = ['document-number', 'title'] as const;
export type RepeatKey = (typeof repeatKeys)[number];
export const repeatKeyNames: Record<RepeatKey, string> = {
  'document-number': '年度＋文号',
  title: '题名＋责任者＋日期',
};

/** How a stage after filing treats what is not a pass; filing has its own at the top of the policy. */
export const stagePolicy = z.object({
  gates: z.partialRecord(checkCode, gate),
  notRunBlocks: z.boolean(),
  /** Whether what waits for a person keeps a batch from leaving. */
  waitingBlocks: z.boolean(),
});
export type StagePolicy = z.output<typeof stagePolicy>;

const numbers = z.array(z.string().trim().min(1).max(40)).max(2000);

/** 馆方要求 (1-9): what the receiving archive has laid down for its unit; an empty list lays down nothing. */
export const receivingRule = z.object({
  archiveName: z.string().trim().min(1).max(100),
  fondsCodes: numbers,
  catalogueNumbers: numbers,
  classNumbers: numbers,
});
export type ReceivingRule = z.output<typeof receivingRule>;

const days = z.number().int().min(1).max(3650);

/** 检测方案: by what an agency judges, as data with versions; a run keeps the one it was made by. */
export const checkPolicy = z.object({
  gates: z.partialRecord(checkCode, gate),
  /** Whether what was not run keeps a record back as a failure does. */
  notRunBlocks: z.boolean(),
  /** Signs that are let pass (1-6) although they are neither letter, figure nor usual punctuation. */
  allowedSigns: z.string().max(500),
  /** Signs that are refused although they are. */
  refusedSigns: z.string().max(500),
  repeats: z.array(z.enum(repeatKeys)),
  /** Formats beside those of GB/T 18894-2016, 8.3, by their usual ending: TXT. */
  furtherFormats: z.array(z.string().regex(/^[A-Z0-9]{1,8}$/)).max(50),
  /** 载体读取速度 (4-4), in megabytes a second. */
  leastReadSpeed: z.number().min(0).max(10_000),
  transfer: stagePolicy.default({ gates: {}, notRunBlocks: false, waitingBlocks: false }),
  keeping: stagePolicy.default({ gates: {}, notRunBlocks: false, waitingBlocks: true }),
  /** Null: the archive has laid nothing down yet, and 1-9 is not run. */
  receiving: receivingRule.nullable().default(null),
  /** 长期保存格式策略 (3-5), beside the formats of GB/T 18894-2016. */
  keptFormats: z
    .array(z.string().regex(/^[A-Z0-9]{1,8}$/))
    .max(50)
    .default([]),
  /** 1-1, 1-16: whether a signature counts only if signer, maker of the seal and timestamp authority are trusted; else it is told beside it. */
  trustDemanded: z.boolean().default(false),
  /** How old a restore drill (3-9), a scan for weaknesses (4-8) may be. */
  drillDays: days.default(365),
  scanDays: days.default(365),
});
export type CheckPolicy = z.output<typeof checkPolicy>;

/**
 * Every failure blocks, what was not run is said, what waits must be signed. 2-6 only warns: a number
 * that is missing from a batch may be another department's.
 */
export const defaultPolicy: CheckPolicy = {
  gates: { '2-6': 'warn' },
  notRunBlocks: false,
  allowedSigns: '·…—～×÷±℃°％‰№→',
  refusedSigns: '',
  repeats: ['document-number', 'title'],
  furtherFormats: [],
  leastReadSpeed: 1,
  // DA/T 93-2022, 6.2 has the unit test itself; what only people can see is said beside it, and an agency
  // that wants it signed first decides so.
  transfer: { gates: { '2-6': 'warn' }, notRunBlocks: false, waitingBlocks: false },
  keeping: { gates: { '2-6': 'warn' }, notRunBlocks: false, waitingBlocks: true },
  receiving: null,
  keptFormats: [],
  trustDemanded: false,
  drillDays: 365,
  scanDays: 365,
};

/** A policy that was decided before it had all of these. */
export function completePolicy(content: Partial<CheckPolicy> | undefined): CheckPolicy {
  return { ...defaultPolicy, ...content };
}

export function stagePolicyOf(policy: CheckPolicy, stage: CheckStage): StagePolicy {
  if (stage === 'YJ') return policy.transfer;
  if (stage === 'BC') return policy.keeping;
  return { gates: policy.gates, notRunBlocks: policy.notRunBlocks, waitingBlocks: true };
}

export function gateOf(policy: CheckPolicy, code: CheckCode, stage: CheckStage = 'GD'): Gate {
  return stagePolicyOf(policy, stage).gates[code] ?? 'block';
}

/** The items a policy treats otherwise than the product does, for who reads or changes it. */
export function changedGates(policy: CheckPolicy, stage: CheckStage = 'GD'): readonly CheckCode[] {
  return checkItems
    .map(({ code }) => code)
    .filter((code) => gateOf(policy, code, stage) !== gateOf(defaultPolicy, code, stage));
}
