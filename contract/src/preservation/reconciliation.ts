import { z } from 'zod';
import { instant } from '../values.ts';

/** Where catalogue and bytes do not agree (GB/T 39784-2021, 6.2). */
export const mismatch = z.enum([
  'bytes-missing',
  'size-differs',
  'digest-differs',
  'object-missing',
  'object-damaged',
  'object-path-differs',
  'path-unknown',
  'object-orphaned',
  'object-left',
  'components-missing',
]);
export type Mismatch = z.output<typeof mismatch>;
export const mismatchNames: Record<Mismatch, string> = {
  'bytes-missing': '电子文件不在',
  'size-differs': '大小不符',
  'digest-differs': '内容不符',
  'object-missing': '存储对象不在',
  'object-damaged': '存储对象损坏',
  'object-path-differs': '存储位置记错',
  'path-unknown': '对象内路径记错',
  'object-orphaned': '对象没有目录',
  'object-left': '已销毁而对象仍在',
  'components-missing': '目录没有电子文件',
};

/** What the catalogue merely remembers wrongly can be put right from the store. */
export const repairable: readonly Mismatch[] = ['object-path-differs', 'path-unknown'];

export const reconciliationRun = z.object({
  id: z.uuid(),
  jobId: z.uuid().nullable(),
  fondsCode: z.string().nullable(),
  share: z.number(),
  records: z.number().nullable(),
  components: z.number().nullable(),
  readWhole: z.number().nullable(),
  objects: z.number().nullable(),
  findings: z.number(),
  repaired: z.number(),
  askedByName: z.string(),
  askedAt: instant,
  endedAt: instant.nullable(),
});
export type ReconciliationRun = z.output<typeof reconciliationRun>;

export const reconciliationFinding = z.object({
  position: z.number(),
  kind: mismatch,
  recordId: z.uuid().nullable(),
  recordNumber: z.string(),
  recordTitle: z.string(),
  detail: z.string(),
  repairedAt: instant.nullable(),
  repairedByName: z.string().nullable(),
});
export type ReconciliationFinding = z.output<typeof reconciliationFinding>;
