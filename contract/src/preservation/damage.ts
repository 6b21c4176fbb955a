import { z } from 'zod';
import { instant } from '../values.ts';

/** In which way something in the store or a copy is not as it was written. */
export const damageKind = z.enum([
  'changed',
  'truncated',
  'swapped',
  'missing',
  'surplus',
  'inventory',
  'structure',
]);
export type DamageKind = z.output<typeof damageKind>;
export const damageKindNames: Record<DamageKind, string> = {
  changed: '内容改变',
  truncated: '内容残缺',
  swapped: '对调',
  missing: '缺失',
  surplus: '多余',
  inventory: '清单损坏',
  structure: '结构不符',
};

export const damageState = z.enum(['open', 'repaired', 'explained']);
export type DamageState = z.output<typeof damageState>;
export const damageStateNames: Record<DamageState, string> = {
  open: '未处理',
  repaired: '已修复',
  explained: '已说明',
};

/** How a damage came to be mended: by the archive itself, by order, or found whole when it was looked at again. */
export const repairWay = z.enum(['automatic', 'ordered', 'whole']);
export type RepairWay = z.output<typeof repairWay>;

export const damageFault = z.object({
  code: z.string(),
  kind: damageKind,
  path: z.string(),
  expected: z.string(),
  actual: z.string(),
});
export type DamageFault = z.output<typeof damageFault>;

/** A file that was put back, its digest before and after, and the place it was taken from. */
export const takenFile = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  place: z.string(),
});
export type TakenFile = z.output<typeof takenFile>;

/** 损坏: an object of one place that is not as it was written, and what became of it. The one list of them. */
export const storeDamage = z.object({
  id: z.uuid(),
  /** Null for the store itself. */
  copyId: z.uuid().nullable(),
  placeName: z.string(),
  objectId: z.string(),
  recordId: z.uuid().nullable(),
  recordNumber: z.string(),
  recordTitle: z.string(),
  foundAt: instant,
  /** The newest inspection that found it; null where a comparison or a follower did. */
  inspectionId: z.uuid().nullable(),
  faults: z.array(damageFault),
  state: damageState,
  /** Why it is not mended, as long as it is open. */
  reason: z.string(),
  /** No place has a whole copy. */
  lost: z.boolean(),
  way: repairWay.nullable(),
  files: z.array(takenFile),
  keptAside: z.string().nullable(),
  settlement: z.string().nullable(),
  settledAt: instant.nullable(),
  settledByName: z.string().nullable(),
});
export type StoreDamage = z.output<typeof storeDamage>;
