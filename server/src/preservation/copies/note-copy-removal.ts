import { changed, command, unchanged } from '#platform/command.ts';

/** A destroyed record is gone from a copy. */
export const noteCopyRemoval = command<{ copyId: string; recordId: string }, undefined>({
  name: 'preservation.note-copy-removal',

  async perform({ tx, now }, { copyId, recordId }) {
    const noted = await tx
      .updateTable('store_copy_removal')
      .set({ removed_at: now })
      .where('copy_id', '=', copyId)
      .where('record_id', '=', recordId)
      .where('removed_at', 'is', null)
      .returning('agency_id')
      .executeTakeFirst();
    if (!noted) return unchanged(undefined);
    const { name } = await tx
      .selectFrom('store_copy')
      .select('name')
      .where('id', '=', copyId)
      .executeTakeFirstOrThrow();
    await tx
      .deleteFrom('store_copy_change')
      .where('copy_id', '=', copyId)
      .where('object_id', '=', `urn:uuid:${recordId}`)
      .execute();
    const details = { copy: name };
    return changed(undefined, {
      subject: `record:${recordId}`,
      agencyId: noted.agency_id,
      details,
    });
  },
});
