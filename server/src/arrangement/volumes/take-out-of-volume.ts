import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { lockVolume, volumeChanged, volumeStep } from './lock-volume.ts';

type TakeOutOfVolume = { volumeId: string; recordIds: string[] };

export const takeOutOfVolume = command<TakeOutOfVolume, string>({
  name: 'arrangement.take-out-of-volume',

  async perform(context, { volumeId, recordIds }) {
    const volume = await lockVolume(context.tx, volumeId);
    volumeStep(volume, 'arrange');
    await removeItems(context.tx, volumeId, recordIds);
    return changed(volumeId, await volumeChanged(context, volume, {}, { takenOut: recordIds }));
  },
});

/** Those behind close up: positions run from 1 without a gap. */
export async function removeItems(
  tx: Tx,
  volumeId: string,
  recordIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('volume_item')
    .where('volume_id', '=', volumeId)
    .where('record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .execute();
  await sql`
    update volume_item set position = placed.place
    from (select record_id, row_number() over (order by position) as place
          from volume_item where volume_id = ${volumeId}) placed
    where volume_item.record_id = placed.record_id`.execute(tx);
}
