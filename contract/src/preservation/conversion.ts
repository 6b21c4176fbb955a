import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { componentRole } from '../records/component-role.ts';
import { instant } from '../values.ts';
import { foundFormat } from './format-register.ts';

/** What became of one file that was to be converted. `dropped`: a later run took it over. */
export const conversionState = z.enum(['waiting', 'done', 'failed', 'dropped']);
export type ConversionState = z.output<typeof conversionState>;
export const conversionStateNames: Record<ConversionState, string> = {
  waiting: '待转换',
  done: '已转换',
  failed: '未转成',
  dropped: '已由后来的任务接替',
};

/** GB/T 39784-2021, 6.3: before held against after. `not-compared` is no pass. */
export const comparison = z.object({
  pagesBefore: z.number().nullable(),
  pagesAfter: z.number().nullable(),
  by: z.enum(['text', 'pixels', 'nothing']),
  similarity: z.number().nullable(),
  verdict: z.enum(['same', 'near', 'differs', 'not-compared']),
});
export type Comparison = z.output<typeof comparison>;
export const comparisonNames: Record<Comparison['verdict'], string> = {
  same: '一致',
  near: '基本一致',
  differs: '不一致',
  'not-compared': '未比对',
};

export const conversion = z.object({
  id: z.uuid(),
  runId: z.uuid(),
  recordId: z.uuid(),
  recordNumber: z.string(),
  recordTitle: z.string(),
  state: conversionState,
  sourceId: z.uuid().nullable(),
  sourceName: z.string(),
  sourceFormat: z.string(),
  sourceSize: z.number(),
  target: z.enum(['pdf', 'png', 'tiff']),
  targetId: z.uuid().nullable(),
  targetSize: z.number().nullable(),
  tool: z.string().nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  reason: z.string().nullable(),
  comparison: comparison.nullable(),
});
export type Conversion = z.output<typeof conversion>;

/** One order to convert: who, by what right, how it went; the report of GB/T 18894-2016, A.3. */
export const conversionRun = z.object({
  id: z.uuid(),
  agencyName: z.string(),
  jobId: z.uuid().nullable(),
  authority: z.string().nullable(),
  department: z.string().nullable(),
  formatRule: z.string(),
  askedByName: z.string(),
  askedAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  files: z.number(),
  done: z.number(),
  failed: z.number(),
  waiting: z.number(),
  /** Among the done: where what came out does not say what went in. */
  differing: z.number(),
  bytesBefore: z.number(),
  bytesAfter: z.number(),
  sourceFormats: z.array(z.string()),
  targetFormats: z.array(z.string()),
  tools: z.array(z.string()),
  reviewedByName: z.string().nullable(),
  reviewedAt: instant.nullable(),
  reviewNote: z.string().nullable(),
});
export type ConversionRun = z.output<typeof conversionRun>;

/** How many files have a format, and whether they may keep it. */
export const formatCount = z.object({
  category: categoryCode,
  format: z.string(),
  conforming: z.boolean(),
  refused: z.boolean(),
  clause: z.string(),
  /** Whether the archive can convert what does not conform. */
  convertible: z.boolean(),
  files: z.number(),
  bytes: z.number(),
  /** Of the files that do not conform: those with a rendition. */
  converted: z.number(),
});
export type FormatCount = z.output<typeof formatCount>;

export const judgedFile = z.object({
  componentId: z.uuid(),
  recordId: z.uuid(),
  recordNumber: z.string(),
  recordTitle: z.string(),
  role: componentRole,
  fileName: z.string(),
  format: z.string(),
  size: z.number(),
  conforming: z.boolean(),
  refused: z.boolean(),
  convertible: z.boolean(),
  clause: z.string(),
  converted: z.boolean(),
  /** What its bytes are; null until they have been looked at. */
  found: foundFormat.nullable(),
});
export type JudgedFile = z.output<typeof judgedFile>;
