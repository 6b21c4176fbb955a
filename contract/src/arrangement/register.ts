import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { instant } from '../values.ts';

/** What the form of a register is made by; kept in each sheet, since forms change. */
export const registerRule = 'GB/T 18894-2016，附录A，表A.1；2026-1';

/** What a sheet registers: a filing, an import, a batch handed over, or records somebody chose. */
export const registerSubject = z.enum(['filing', 'import', 'batch', 'records']);
export type RegisterSubject = z.output<typeof registerSubject>;
export const registerSubjectNames: Record<RegisterSubject, string> = {
  filing: '归档',
  import: '目录导入',
  batch: '移交批次',
  records: '选定文件',
};

export const registerMethod = z.enum(['online', 'offline']);
export type RegisterMethod = z.output<typeof registerMethod>;
export const registerMethodNames: Record<RegisterMethod, string> = {
  online: '在线',
  offline: '离线',
};

/** The items of the form that are checked before the receiver signs. */
export const registerChecks = [
  'carrier',
  'virus',
  'authenticity',
  'reliability',
  'integrity',
  'usability',
  'software',
] as const;
export type RegisterCheck = (typeof registerChecks)[number];
export const registerCheckNames: Record<RegisterCheck, string> = {
  carrier: '载体外观',
  virus: '病毒',
  authenticity: '真实性',
  reliability: '可靠性',
  integrity: '完整性',
  usability: '可用性',
  software: '技术方法与相关软件说明（登记表、软件、说明资料）',
};

/** `not-checked` is no pass: the form says so in words. */
export const checkResult = z.enum(['passed', 'failed', 'not-checked', 'not-applicable']);
export type CheckResult = z.output<typeof checkResult>;
export const checkResultNames: Record<CheckResult, string> = {
  passed: '合格',
  failed: '不合格',
  'not-checked': '未检',
  'not-applicable': '不适用',
};
const checkedItem = z.object({ result: checkResult, note: z.string().trim().max(100).default('') });
export const registerResults = z.object(
  Object.fromEntries(registerChecks.map((check) => [check, checkedItem])) as Record<
    RegisterCheck,
    typeof checkedItem
  >,
);
export type RegisterResults = z.output<typeof registerResults>;

/** Null is "not counted", which is printed as a stroke and never as nought. */
const figures = z.object({
  volumes: z.number().nullable(),
  items: z.number(),
  sheets: z.number().nullable(),
  minutes: z.number().nullable(),
  bytes: z.number(),
});
export type RegisterFigures = z.output<typeof figures>;

/** What a sender says is in a batch: a total, a list, or both. */
export const givenList = z.object({
  items: z.number().int().min(0).nullable(),
  bytes: z.number().int().min(0).nullable(),
  rows: z
    .array(z.object({ number: z.string().max(200), title: z.string().max(500) }))
    .max(20_000)
    .default([]),
});
export type GivenList = z.output<typeof givenList>;

export const countDifference = z.object({
  kind: z.enum(['items', 'bytes', 'missing', 'surplus', 'title']),
  number: z.string(),
  expected: z.string(),
  actual: z.string(),
});
export type CountDifference = z.output<typeof countDifference>;

/** What is frozen when a sheet is made; its digest is what both sides sign. */
export const registerContent = z.object({
  rule: z.string(),
  unitName: z.string(),
  fondsCode: z.string(),
  fondsName: z.string(),
  departments: z.array(z.string()),
  archivedFrom: z.iso.date(),
  archivedTo: z.iso.date(),
  method: registerMethod,
  categories: z.array(figures.extend({ category: categoryCode })),
  total: figures,
  years: z.array(z.number()),
  files: z.number(),
  formats: z.array(z.object({ mediaType: z.string(), files: z.number(), bytes: z.number() })),
  /** Where they lie: filed ones as objects in the store, the others in staging. */
  stored: z.object({ filed: z.number(), waiting: z.number() }),
  counted: z.object({ given: givenList, differences: z.array(countDifference) }).nullable(),
});
export type RegisterContent = z.output<typeof registerContent>;

const signature = z.object({ name: z.string(), at: instant }).nullable();

export const registerRow = z.object({
  id: z.uuid(),
  number: z.string(),
  subject: registerSubject,
  fondsCode: z.string(),
  unitName: z.string(),
  items: z.number(),
  bytes: z.number(),
  differences: z.number(),
  madeAt: instant,
  madeByName: z.string(),
  handed: signature,
  received: signature,
});
export type RegisterRow = z.output<typeof registerRow>;

export const registerSheet = registerRow.extend({
  subjectId: z.uuid(),
  fondsId: z.uuid(),
  content: registerContent,
  results: registerResults.nullable(),
  sm3: z.string(),
});
export type RegisterSheet = z.output<typeof registerSheet>;

/** A batch that is settled and waits for its register. */
export const unregisteredBatch = z.object({
  submissionId: z.uuid(),
  name: z.string(),
  departmentName: z.string(),
  settledAt: instant.nullable(),
  accepted: z.number().int(),
});
export type UnregisteredBatch = z.output<typeof unregisteredBatch>;
