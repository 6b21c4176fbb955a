import { changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { lockFitting } from './fitting-records.ts';
import { lockVolume, volumeChanged, volumeStep } from './lock-volume.ts';

type PutIntoVolume = { volumeId: string; recordIds: string[] };

/** Puts records at the end of a volume, in the order in which they are named. */
export const putIntoVolume = command<PutIntoVolume, string>({
  name: 'arrangement.put-into-volume',

  async perform(context, { volumeId, recordIds }) {
    const { tx } = context;
    const volume = await lockVolume(tx, volumeId);
    volumeStep(volume, 'arrange');
    const there = await tx
      .selectFrom('volume_item')
      .select('record_id')
      .where('volume_id', '=', volumeId)
      .execute();
    const known = new Set(there.map(({ record_id }) => record_id));
    const fresh = [...new Set(recordIds)].filter((id) => !known.has(id));
    if (fresh.length === 0) return unchanged(volumeId);
    await lockFitting(tx, volume, fresh);
    await appendItems(tx, volume, fresh);
    return changed(volumeId, await volumeChanged(context, volume, {}, { put: fresh }));
  },
});

export async function appendItems(
  tx: Tx,
  volume: Pick<Row<'volume'>, 'id' | 'agency_id'>,
  recordIds: readonly string[],
): Promise<void> {
  const { last } = await tx
    .selectFrom('volume_item')
    .select((row) => row.fn.max('position').as('last'))
    .where('volume_id', '=', volume.id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('volume_item')
    .values(
      recordIds.map((record_id, index) => ({
        record_id,
        volume_id: volume.id,
        agency_id: volume.agency_id,
        position: (last ?? 0) + index + 1,
      })),
    )
    .execute();
}
