import { z } from 'zod';
import { type CheckCode, checkCode, checkItems } from './check-item.ts';

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
};

export function gateOf({ gates: set }: CheckPolicy, code: CheckCode): Gate {
  return set[code] ?? 'block';
}

/** The items a policy treats otherwise than the product does, for who reads or changes it. */
export function changedGates(policy: CheckPolicy): readonly CheckCode[] {
  return checkItems
    .map(({ code }) => code)
    .filter((code) => gateOf(policy, code) !== gateOf(defaultPolicy, code));
}

/**
 * The rules as they are coded: a new number where an item judges otherwise than before, so that a
 * report of last year is read by the rules of last year.
 */
export const ruleSetVersion = 'DA/T 70-2018 · 1';
