import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { lockRenumbering, requireFaultless } from './lock-renumbering.ts';
import type { RenumberedItem } from './plan-renumbering.ts';
import { previewRenumbering } from './preview-renumbering.ts';

/** Puts a draft before the head of the archives. What it shows now is kept, change by change. */
export const proposeRenumbering = command<{ renumberingId: string }, Record<string, never>>({
  name: 'arrangement.propose-renumbering',

  async perform({ tx, actor, now }, { renumberingId }) {
    const row = await lockRenumbering(tx, renumberingId, { from: ['draft'], action: '提出' });
    const { id, agency_id, fonds_id, plan } = row;
    const preview = await previewRenumbering(tx, {
      ...{ id, agencyId: agency_id, fondsId: fonds_id, plan },
    });
    requireFaultless(preview);
    await keepItems(tx, row, preview.items);
    await tx
      .updateTable('renumbering')
      .set({
        state: 'proposed',
        digest: preview.digest,
        records: preview.items.length,
        unchanged: preview.unchanged,
        proposed_by: actor.personId,
        proposed_at: now,
      })
      .where('id', '=', id)
      .execute();
    const details = { records: preview.items.length, digest: preview.digest, reason: row.reason };
    return changed({}, { subject: `renumbering:${id}`, agencyId: agency_id, details });
  },
});

async function keepItems(
  tx: Tx,
  { id, agency_id }: Row<'renumbering'>,
  items: readonly RenumberedItem[],
): Promise<void> {
  await tx
    .insertInto('renumbering_item')
    .values(
      items.map(({ recordId, before, after, onPaper }, index) => ({
        renumbering_id: id,
        agency_id,
        record_id: recordId,
        position: index + 1,
        old_class_key: before.classKey,
        old_item_number: before.itemNumber,
        old_code: before.archivalCode,
        old_box: before.boxNumber,
        new_class_key: after.classKey,
        new_item_number: after.itemNumber,
        new_code: after.archivalCode,
        new_box: after.boxNumber,
        on_paper: onPaper,
      })),
    )
    .execute();
}
