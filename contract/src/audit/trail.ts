import { z } from 'zod';
import { instant } from '../values.ts';

export const trailOutcomes = ['done', 'refused'] as const;
export const duties = ['system', 'sysadmin', 'secadmin', 'auditor', 'business', 'nobody'] as const;

export const outcomeNames: Record<(typeof trailOutcomes)[number], string> = {
  done: '成功',
  refused: '被拒绝',
};
export const dutyNames: Record<(typeof duties)[number], string> = {
  system: '系统',
  sysadmin: '系统管理员',
  secadmin: '安全管理员',
  auditor: '安全审计员',
  business: '业务人员',
  nobody: '未登录者',
};

/** One thing that happened, as the auditor reads it. */
export const trailEntry = z.object({
  seq: z.number().int(),
  at: instant,
  command: z.string(),
  outcome: z.enum(trailOutcomes),
  accountId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  actorName: z.string(),
  actorDuty: z.enum(duties),
  agencyId: z.uuid().nullable(),
  agencyName: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  /** What it happened to, as `kind:id`. */
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type TrailEntry = z.output<typeof trailEntry>;

/** Entries firstSeq…lastSeq, sealed under one Merkle root and chained to the block before. */
export const trailBlock = z.object({
  height: z.number().int(),
  firstSeq: z.number().int(),
  lastSeq: z.number().int(),
  /** SM3, 64 hexadecimal digits, as are the two hashes below. */
  merkleRoot: z.string(),
  previousHash: z.string(),
  hash: z.string(),
  sealedAt: instant,
});
export type TrailBlock = z.output<typeof trailBlock>;

export const findingKinds = [
  'altered',
  'removed',
  'inserted',
  'block-altered',
  'block-missing',
  'block-inserted',
  'chain-broken',
  'head-altered',
] as const;

/**
 * Something that is not as it was sealed. `altered`, `removed` and `inserted` speak of entries
 * seq…lastSeq; `altered` without a number says that something in the block was, where no leaf is
 * left to say which. The other kinds speak of blocks, or of the trail's head.
 */
export const trailFinding = z.object({
  kind: z.enum(findingKinds),
  /** Where it is wrong: in the database, or in the block files beside the store. */
  where: z.enum(['database', 'files']),
  seq: z.number().int().optional(),
  lastSeq: z.number().int().optional(),
  height: z.number().int().optional(),
  lastHeight: z.number().int().optional(),
  message: z.string(),
});
export type TrailFinding = z.output<typeof trailFinding>;

/** The outcome of a verification; entries come first among the findings, in their order. */
export const trailReport = z.object({
  ok: z.boolean(),
  /** What was compared: without files a change that recomputed every hash is not seen. */
  sources: z.array(z.enum(['database', 'files'])),
  entries: z.number().int(),
  blocks: z.number().int(),
  /** The number of the newest sealed entry; 0 when nothing is sealed yet. */
  sealedTo: z.number().int(),
  /** Entries after it, which nothing outside the database vouches for yet. */
  unsealed: z.number().int(),
  /** The newest block: written down elsewhere, its hash vouches for everything before it. */
  head: z.object({ height: z.number().int(), hash: z.string() }).nullable(),
  findings: z.array(trailFinding),
  /** How many findings are not listed, because there were too many. */
  findingsLeftOut: z.number().int(),
});
export type TrailReport = z.output<typeof trailReport>;

/** Shows an outsider that one entry is in a block, without showing the block's other entries. */
export const entryProof = z.object({
  /** The canonical text whose SM3, after one zero byte, is the leaf. */
  entry: z.string(),
  leaf: z.string(),
  /** From the leaf up to the root: SM3 of 0x01, left, right; `side` is where `hash` stands. */
  path: z.array(z.object({ side: z.enum(['left', 'right']), hash: z.string() })),
  block: z.object({
    format: z.string(),
    height: z.number().int(),
    firstSeq: z.number().int(),
    lastSeq: z.number().int(),
    merkleRoot: z.string(),
    previousHash: z.string(),
    /** UTC, in microseconds, exactly as it was hashed. */
    sealedAt: z.string(),
    hash: z.string(),
  }),
});
export type EntryProof = z.output<typeof entryProof>;
