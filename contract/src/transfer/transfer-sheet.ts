import { z } from 'zod';
import { instant } from '../values.ts';
import { sheetChecks } from './self-test.ts';
import { transferKind } from './transfer-batch.ts';

/** What the form is made by; kept in each sheet, since forms change. */
export const transferSheetRule = 'DA/T 93-2022，附录C，表C.1；2026-1';

const name = z.string().trim().min(1).max(50);

/** Who filled in, who checked, and the day of the unit's seal: once for either side. */
export const sheetSignatures = z.object({
  filledBy: name,
  filledOn: z.iso.date(),
  checkedBy: name,
  checkedOn: z.iso.date(),
  sealedOn: z.iso.date(),
});
export type SheetSignatures = z.output<typeof sheetSignatures>;

/** Null where it goes over a network (在线). */
export const transferMedium = z.object({
  type: z.string().trim().min(1).max(50),
  specification: z.string().trim().max(100),
  count: z.number().int().min(1).max(9999),
  /** 载体起止顺序号. */
  numbers: z.string().trim().max(100),
});
export type TransferMedium = z.output<typeof transferMedium>;

/** What the handing side signs, frozen when the batch is handed over. */
export const transferSheetContent = z.object({
  rule: z.string(),
  number: z.string(),
  round: z.number(),
  kind: transferKind,
  unitName: z.string(),
  fondsCode: z.string(),
  fondsName: z.string(),
  archiveName: z.string(),
  archiveCode: z.string().nullable(),
  matter: z.string(),
  description: z.string(),
  items: z.number(),
  paperItems: z.number(),
  files: z.number(),
  bytes: z.number(),
  firstCode: z.string(),
  lastCode: z.string(),
  medium: transferMedium.nullable(),
  packageSm3: z.string().nullable(),
  checks: sheetChecks,
  signatures: sheetSignatures,
});
export type TransferSheetContent = z.output<typeof transferSheetContent>;

/** What the archive says: entered here by a person of ours, who is named. */
export const transferReception = z.object({
  checks: sheetChecks,
  signatures: sheetSignatures,
  receivedOn: z.iso.date(),
  /** Counted one by one at the handing over; none where nothing is on paper. */
  paperItems: z.number().int().min(0),
});
export type TransferReception = z.output<typeof transferReception>;

export const transferSheet = z.object({
  content: transferSheetContent,
  sm3: z.string(),
  madeByName: z.string().nullable(),
  madeAt: instant,
  received: transferReception.nullable(),
  receivedSm3: z.string().nullable(),
  receivedEnteredByName: z.string().nullable(),
});
export type TransferSheet = z.output<typeof transferSheet>;
