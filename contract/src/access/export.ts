import { z } from 'zod';
import { archiveSignature } from '../preservation/archive-signature.ts';
import { instant } from '../values.ts';

/** How many records one export holds at most: what is more is taken out in parts. */
export const mostExportedRecords = 10_000;
/** How long a finished export lies ready. */
export const exportDays = 7;

export const exportState = z.enum(['writing', 'ready', 'failed', 'swept']);
export type ExportState = z.output<typeof exportState>;
export const exportStateNames: Record<ExportState, string> = {
  writing: '正在写出',
  ready: '可下载',
  failed: '未写出',
  swept: '已清除',
};

/** An order to write records into a folder that opens without this program, and what came of it. */
export const exportRun = z.object({
  id: z.uuid(),
  jobId: z.uuid().nullable(),
  /** What was asked for, in words. */
  scope: z.string(),
  reason: z.string(),
  asked: z.number(),
  askedAt: instant,
  endedAt: instant.nullable(),
  state: exportState,
  fault: z.string().nullable(),
  records: z.number().nullable(),
  files: z.number().nullable(),
  bytes: z.number().nullable(),
  manifestSha512: z.string().nullable(),
  /** Null before it is written. */
  signature: archiveSignature.nullable(),
});
export type ExportRun = z.output<typeof exportRun>;
