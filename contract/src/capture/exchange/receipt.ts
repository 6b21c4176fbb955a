import { z } from 'zod';
import { recordState } from '../../records/record-life.ts';
import { instant } from '../../values.ts';
import { deliveryFault, deliveryNotice } from './envelope.ts';

/**
 * The life of a receipt: `queued`, announced, its bytes not all here; `delivered`, whole and verified,
 * but waiting for the archive; `registered`, a record with its temporary number; `archived`, filed.
 */
export const receiptStates = ['queued', 'delivered', 'registered', 'rejected', 'archived'] as const;
export const receiptState = z.enum(receiptStates);
export type ReceiptState = z.output<typeof receiptState>;

export const receiptStateNames: Record<ReceiptState, string> = {
  queued: '未传完',
  delivered: '已送达，待处理',
  registered: '已登记',
  rejected: '已退回',
  archived: '已归档',
};

/** What a delivery waits for in the archive: its department to be known, or a decision on a new version. */
export const heldFor = z.enum(['organisation', 'decision']);
export type HeldFor = z.output<typeof heldFor>;
export const heldForNames: Record<HeldFor, string> = {
  organisation: '待定机构',
  decision: '新版本待定',
};

/** Of the versions of one document: what the archive goes by, and what it does not go by any more or not yet. */
export const standing = z.enum(['current', 'superseded', 'beside', 'declined']);
export type Standing = z.output<typeof standing>;
export const standingNames: Record<Standing, string> = {
  current: '现行',
  superseded: '已被新版本替换',
  beside: '另存待定',
  declined: '不采用',
};

/**
 * The archive's signature over a receipt, SM2 with SM3. What is signed is the receipt without `signature` (and,
 * in the answer to a delivery, without `outcome`) as UTF-8 of JSON without white space, the names of each
 * object sorted by code unit, instants as they stand in it (RFC 8785): `examples/office-system` does it in
 * ten lines. `certificate` (X.509, DER) and `value` (DER of r and s, GM/T 0009-2012) are base64. The signature
 * shows whose key it was: compare `certificate` with the one that the archive handed over by another way.
 */
export const receiptSignature = z.object({
  algorithm: z.literal('1.2.156.10197.1.501'),
  identity: z.literal('1234567812345678'),
  keyId: z.string(),
  certificate: z.base64(),
  value: z.base64(),
});
export type ReceiptSignature = z.output<typeof receiptSignature>;

export const receipt = z.object({
  receiptId: z.uuid(),
  source: z.string(),
  sourceId: z.string(),
  version: z.number().int().nullable(),
  state: receiptState,
  heldFor: heldFor.nullable(),
  standing: standing.nullable(),
  temporaryNumber: z.string().nullable(),
  archivalCode: z.string().nullable(),
  recordState: recordState.nullable(),
  /** Held back over a secrecy mark, or over a level that a classified source did not give. */
  quarantined: z.boolean(),
  notices: z.array(deliveryNotice),
  faults: z.array(deliveryFault),
  reason: z.string().nullable(),
  queuedAt: instant,
  deliveredAt: instant.nullable(),
  registeredAt: instant.nullable(),
  archivedAt: instant.nullable(),
  /** What Lantai has, for the source to hold against its own. */
  components: z.array(
    z.object({ fileName: z.string(), size: z.number(), sha512: z.string(), sm3: z.string() }),
  ),
  /** Absent where the archive has no key, never empty. */
  signature: receiptSignature.optional(),
});
export type Receipt = z.output<typeof receipt>;

/** One change of a receipt, in the order of `eventId`; the body of a webhook is the same. */
export const receiptEvent = z.object({
  eventId: z.number().int(),
  receiptId: z.uuid(),
  source: z.string(),
  sourceId: z.string(),
  version: z.number().int().nullable(),
  state: receiptState,
  recordState: recordState.nullable(),
  temporaryNumber: z.string().nullable(),
  archivalCode: z.string().nullable(),
  reason: z.string().nullable(),
  at: instant,
});
export type ReceiptEvent = z.output<typeof receiptEvent>;
