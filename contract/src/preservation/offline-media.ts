import { z } from 'zod';
import { instant } from '../values.ts';

export const mediumKind = z.enum(['optical', 'tape', 'disk']);
export type MediumKind = z.output<typeof mediumKind>;
/** With the code that stands in a medium's number (DA/T 93-2022: DK for hard disks). */
export const mediumKinds: Record<MediumKind, { name: string; code: string }> = {
  optical: { name: '一次写光盘', code: 'GP' },
  tape: { name: '磁带', code: 'CD' },
  disk: { name: '硬磁盘', code: 'DK' },
};

export const mediumState = z.enum(['registered', 'written', 'replaced']);
export const mediumStateNames: Record<z.output<typeof mediumState>, string> = {
  registered: '已登记',
  written: '已写入',
  replaced: '已更换',
};

/** A test reading is due a quarter after the last (DA/T 99-2024), of at least a tenth (GB/T 18894-2016, 9.2.3 f). */
export const leastShare = 10;

export const mediumReading = z.object({
  id: z.uuid(),
  readAt: instant,
  readByName: z.string(),
  share: z.number(),
  seed: z.string(),
  drawn: z.number(),
  enlarged: z.boolean(),
  mediumVerdict: z.enum(['good', 'faulty']),
  dataVerdict: z.enum(['agrees', 'differs']),
  faults: z.array(z.object({ path: z.string(), fault: z.string() })),
});
export type MediumReading = z.output<typeof mediumReading>;

export const offlineMedium = z.object({
  id: z.uuid(),
  number: z.string(),
  fondsCode: z.string(),
  kind: mediumKind,
  model: z.string(),
  capacityBytes: z.number(),
  setNumber: z.number(),
  place: z.string(),
  authority: z.string(),
  state: mediumState,
  registeredByName: z.string(),
  registeredAt: instant,
  writtenByName: z.string().nullable(),
  writtenAt: instant.nullable(),
  records: z.number().nullable(),
  files: z.number().nullable(),
  bytes: z.number().nullable(),
  manifestSm3: z.string().nullable(),
  replacedBecause: z.string().nullable(),
  /** Records on it that have been destroyed since: the medium has to be dealt with. */
  destroyed: z.number(),
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  readings: z.array(mediumReading),
});
export type OfflineMedium = z.output<typeof offlineMedium>;
