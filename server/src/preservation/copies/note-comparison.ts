import { changed, command } from '#platform/command.ts';

type NoteComparison = {
  readonly copyId: string;
  readonly whole: boolean;
  readonly objects: number;
  readonly waiting: number;
  readonly damaged: number;
};

/** A copy was held against the store, object by object. */
export const noteComparison = command<NoteComparison, undefined>({
  name: 'preservation.note-comparison',

  async perform({ tx, now }, { copyId, whole, ...found }) {
    await tx
      .updateTable('store_copy')
      .set({ last_compared_at: now, ...(whole && { last_verified_at: now }) })
      .where('id', '=', copyId)
      .execute();
    return changed(undefined, { subject: `copy:${copyId}`, details: { whole, ...found } });
  },
});
