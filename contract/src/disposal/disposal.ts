import { z } from 'zod';
import { instant } from '../values.ts';

/** `ready` is no state of its own: an approved list whose cooling has passed (workflows G.2). */
export const destructionStates = [
  'proposed',
  'approved',
  'executing',
  'executed',
  'refused',
] as const;
export const destructionState = z.enum(destructionStates);
export type DestructionState = z.output<typeof destructionState>;
export const destructionStateNames: Record<DestructionState, string> = {
  proposed: '待批准',
  approved: '已批准',
  executing: '销毁中',
  executed: '已销毁',
  refused: '未批准',
};

/** Why a record may not be destroyed now. */
export const obstacleKinds = [
  'hold',
  'quarantine',
  'proposal',
  'receipt',
  'check',
  'conversion',
  'renumbering',
  'circulation',
  'transfer',
  'box',
  'volume',
  'state',
] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

export const obstacle = z.object({
  recordId: z.uuid(),
  code: z.string(),
  title: z.string(),
  kind: z.enum(obstacleKinds),
  /** In words, with names. */
  reason: z.string(),
});
export type Obstacle = z.output<typeof obstacle>;

/** A statement about copies that this system does not keep (GB/T 18894-2016, form A.4). */
export const statementKind = z.enum(['offsite', 'offline']);
export type StatementKind = z.output<typeof statementKind>;
export const statementKindNames: Record<StatementKind, string> = {
  offsite: '异地容灾备份内容销毁说明',
  offline: '离线存储介质销毁说明',
};

const signed = z.object({ name: z.string(), at: instant });

export const destructionRow = z.object({
  id: z.uuid(),
  number: z.string(),
  state: destructionState,
  fondsId: z.uuid(),
  fondsCode: z.string(),
  fondsName: z.string(),
  agencyName: z.string(),
  year: z.number().int(),
  batchId: z.uuid(),
  batchNumber: z.string(),
  items: z.number(),
  rejected: z.number(),
  bytes: z.number(),
  proposedByName: z.string(),
  proposedAt: instant,
  approvedAt: instant.nullable(),
  /** From this day on it may be destroyed. */
  readyOn: z.iso.date().nullable(),
  supervisors: z.number(),
  executedAt: instant.nullable(),
});
export type DestructionRow = z.output<typeof destructionRow>;

export const destructionItem = z.object({
  position: z.number().int(),
  itemId: z.uuid(),
  recordId: z.uuid(),
  title: z.string(),
  year: z.number().int(),
  code: z.string(),
  retention: z.string(),
  keptYears: z.number().int(),
  pages: z.number().int().nullable(),
  files: z.number().int(),
  bytes: z.number(),
  remark: z.string(),
  rejectedAt: instant.nullable(),
  rejectedByName: z.string().nullable(),
  rejectionReason: z.string().nullable(),
  destroyedAt: instant.nullable(),
  removedAt: instant.nullable(),
});
export type DestructionItem = z.output<typeof destructionItem>;

export const destructionDetail = destructionRow.extend({
  agencyId: z.uuid(),
  isReady: z.boolean(),
  coolingMonths: z.number().int(),
  groupLeader: signed,
  approvedBy: signed.nullable(),
  approvalNote: z.string().nullable(),
  listSm3: z.string().nullable(),
  supervision: z.array(signed.extend({ place: z.string(), method: z.string() })),
  executedBy: signed.nullable(),
  startedAt: instant.nullable(),
  /** 表 A.4: what the system itself did. */
  online: z.object({
    records: z.number(),
    files: z.number(),
    bytes: z.number(),
    outstanding: z.number(),
  }),
  /** From which copies of the store the destroyed records are gone, since when, and which copies still owe it. */
  copies: z.array(
    z.object({
      name: z.string(),
      location: z.enum(['same', 'remote']),
      removed: z.number(),
      owed: z.number(),
      lastAt: instant.nullable(),
    }),
  ),
  offsite: signed.extend({ text: z.string() }).nullable(),
  offline: signed.extend({ text: z.string() }).nullable(),
  reviewedBy: signed.nullable(),
  rows: z.array(destructionItem),
  obstacles: z.array(obstacle),
  /** What the reader may do with it now. */
  allowed: z.array(z.enum(['reject', 'approve', 'supervise', 'execute', 'state', 'review'])),
});
export type DestructionDetail = z.output<typeof destructionDetail>;
