import { changed, command, unchanged } from '#platform/command.ts';

export type WrittenFile = {
  readonly path: string;
  readonly size: number;
  readonly sha512: string;
  readonly sm3: string;
  readonly recordId: string | null;
};

type NoteWriting = {
  readonly mediumId: string;
  readonly files: readonly WrittenFile[];
  readonly records: number;
  readonly manifestSm3: string;
};

const atOnce = 1000;

/** A medium was written: what is on it is kept here too, for the readings to be held against. */
export const noteWriting = command<NoteWriting, undefined>({
  name: 'preservation.note-writing',

  async perform({ tx, actor, now }, { mediumId, files, records, manifestSm3 }) {
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const medium = await tx
      .updateTable('offline_medium')
      .set({ state: 'written', written_at: now, written_by: actor.personId })
      .set({ records, files: files.length, bytes, manifest_sm3: manifestSm3 })
      .where('id', '=', mediumId)
      .where('state', '=', 'registered')
      .returning(['agency_id', 'number'])
      .executeTakeFirst();
    if (!medium) return unchanged(undefined);
    const { agency_id, number } = medium;
    for (let start = 0; start < files.length; start += atOnce)
      await tx
        .insertInto('offline_medium_file')
        .values(
          files.slice(start, start + atOnce).map(({ recordId, ...file }) => ({
            ...{ medium_id: mediumId, agency_id, ...file, record_id: recordId },
          })),
        )
        .execute();
    const details = { number, records, files: files.length, bytes, manifestSm3 };
    return changed(undefined, { subject: `medium:${mediumId}`, agencyId: agency_id, details });
  },
});
