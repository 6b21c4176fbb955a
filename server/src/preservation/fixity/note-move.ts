import { changed, command } from '#platform/command.ts';

type NoteMove = { readonly kind: 'restore' | 'rebuild'; readonly told: string };

/** The whole archive was moved: from now on a full inspection is due for every agency. */
export const noteMove = command<NoteMove, Record<string, never>>({
  name: 'preservation.note-move',

  async perform({ tx, now }, { kind, told }) {
    await tx.insertInto('store_move').values({ kind, told, moved_at: now }).execute();
    return changed({}, { subject: 'store', details: { kind, told } });
  },
});
