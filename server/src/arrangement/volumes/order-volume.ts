import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockVolume, volumeChanged, volumeStep } from './lock-volume.ts';

type OrderVolume = {
  volumeId: string;
  items: { recordId: string; chosen: boolean }[];
  version: number;
};

/** The order that was seen is the order that is changed: who sees an older one is told so. */
export const orderVolume = command<OrderVolume, string>({
  name: 'arrangement.order-volume',

  async perform(context, { volumeId, items, version }) {
    const { tx } = context;
    const volume = await lockVolume(tx, volumeId);
    volumeStep(volume, 'arrange');
    const there = await tx
      .selectFrom('volume_item')
      .select('record_id')
      .where('volume_id', '=', volumeId)
      .execute();
    const named = new Set(items.map(({ recordId }) => recordId));
    const isWhole =
      named.size === there.length && there.every(({ record_id }) => named.has(record_id));
    if (volume.version !== version || !isWhole)
      throw new Problem('records.changed-meanwhile', { by: '他人' });
    const placed = items.map((item, index) => ({ ...item, position: index + 1 }));
    await sql`
      update volume_item set position = given.position, chosen = given.chosen
      from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
        as given("recordId" uuid, position int, chosen boolean)
      where volume_item.volume_id = ${volumeId} and volume_item.record_id = given."recordId"`.execute(
      tx,
    );
    return changed(
      volumeId,
      await volumeChanged(context, volume, {}, { order: items.map(({ recordId }) => recordId) }),
    );
  },
});
