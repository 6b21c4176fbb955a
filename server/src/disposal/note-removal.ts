import { changed, command, unchanged } from '#platform/command.ts';

/** The second half: the bytes of a destroyed record are gone from the store. */
export const noteRemoval = command<{ recordId: string }, undefined>({
  name: 'disposal.note-removal',

  async perform({ tx, now }, { recordId }) {
    const noted = await tx
      .updateTable('destroyed_record')
      .set({ removed_at: now })
      .where('record_id', '=', recordId)
      .where('removed_at', 'is', null)
      .returning(['agency_id', 'list_number', 'components', 'bytes'])
      .executeTakeFirst();
    if (!noted) return unchanged(undefined);
    const { agency_id, list_number: list, components, bytes } = noted;
    const details = { list, components, bytes };
    return changed(undefined, { subject: `record:${recordId}`, agencyId: agency_id, details });
  },
});
