import { ownChecks, type SelfTest } from '@lantai/contract/transfer/self-test.ts';
import { hasPackage } from '@lantai/contract/transfer/transfer-batch.ts';
import {
  type SheetSignatures,
  type TransferMedium,
  type TransferSheetContent,
  transferSheetRule,
} from '@lantai/contract/transfer/transfer-sheet.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { canonicalJson } from '../audit/sealing/canonical-entry.ts';
import { digestText } from '../preservation/digest.ts';
import { figuresOf } from './batch-figures.ts';
import { batchRecords, requireUnchanged } from './batch-records.ts';
import { requireIntact } from './package/require-intact.ts';
import type { SealReading } from './package/seal.ts';
import { requireTransferable } from './require-transferable.ts';
import { lockBatch, requireDay, requireStep, takeStep } from './take-step.ts';

type HandOver = {
  batchId: string;
  matter: string;
  description: string;
  medium: TransferMedium | null;
  signatures: SheetSignatures;
  /** The package as it was read just now; undefined where the batch has none. */
  seal?: SealReading | undefined;
};

/** Hands a batch over: what leaves is what was tested, and the register's own half is frozen. */
export const handOverTransfer = command<HandOver, Record<string, never>>({
  name: 'transfer.hand-over-transfer',

  async perform(context, { batchId, seal, ...said }) {
    const { tx, actor, now } = context;
    const batch = await lockBatch(tx, batchId);
    const action = hasPackage(batch.kind) ? 'send' : 'hand-over';
    requireStep(batch, action);
    requireTwoSigners('移交单位', said.signatures);
    await requireDay(context, batch, daysOf(said.signatures));
    if (hasPackage(batch.kind)) requireIntact(batch, seal);
    await requireTransferable(tx, await batchRecords(tx, batchId), { inBatch: true });
    await requireUnchanged(tx, batchId);
    const content = await contentOf(context, batch, said);
    const { sm3 } = digestText(canonicalJson(content));
    await tx
      .insertInto('transfer_sheet')
      .values({
        ...{ batch_id: batchId, round: batch.round, agency_id: batch.agency_id },
        ...{ content: JSON.stringify(content), sm3, made_by: actor.personId, made_at: now },
      })
      .execute();
    const { filledBy: signer, sealedOn: happenedOn } = said.signatures;
    return changed(
      {},
      await takeStep(context, batch, { action, happenedOn, signer, details: { sheetSm3: sm3 } }),
    );
  },
});

export function requireTwoSigners(side: string, { filledBy, checkedBy }: SheetSignatures): void {
  if (filledBy === checkedBy) throw new Problem('transfer.signed-by-one', { side });
}

export function daysOf({ filledOn, checkedOn, sealedOn }: SheetSignatures) {
  return { 填表: filledOn, 审核: checkedOn, 盖章: sealedOn };
}

async function contentOf(
  { tx }: CommandContext,
  batch: Row<'transfer_batch'>,
  { matter, description, medium, signatures }: Omit<HandOver, 'batchId' | 'seal'>,
): Promise<TransferSheetContent> {
  const names = await tx
    .selectFrom('fonds')
    .innerJoin('org_unit as agency', 'agency.id', 'fonds.agency_id')
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName', 'agency.name as unitName'])
    .where('fonds.id', '=', batch.fonds_id)
    .executeTakeFirstOrThrow();
  const test: SelfTest | null = batch.self_test && {
    ...batch.self_test,
    testedAt: new Date(batch.self_test.testedAt),
  };
  return {
    rule: transferSheetRule,
    ...{ number: batch.number, round: batch.round, kind: batch.kind },
    ...names,
    archiveName: batch.archive_name,
    archiveCode: batch.archive_code,
    ...{ matter, description },
    ...(await figuresOf(tx, batch.id)),
    medium,
    packageSm3: batch.package?.sm3 ?? null,
    checks: ownChecks(test),
    signatures,
  };
}
