import type { VolumeDescription } from '@lantai/contract/arrangement/volumes/volume.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { lockFitting } from './fitting-records.ts';
import { lockVolume, volumeChanged, volumeStep } from './lock-volume.ts';
import { placeOfVolume } from './volume-place.ts';

type DescribeVolume = VolumeDescription & { volumeId: string; version: number };

/** Another title or place; what is in the volume already must belong to the new place as well. */
export const describeVolume = command<DescribeVolume, string>({
  name: 'arrangement.describe-volume',

  async perform(context, { volumeId, version, ...described }) {
    const { tx } = context;
    const volume = await lockVolume(tx, volumeId);
    volumeStep(volume, 'arrange');
    if (volume.version !== version) throw new Problem('records.changed-meanwhile', { by: '他人' });
    const moved = { ...volume, ...described };
    await placeOfVolume(tx, await getFonds(tx, volume.fonds_id), moved);
    const items = await tx
      .selectFrom('volume_item')
      .select('record_id')
      .where('volume_id', '=', volumeId)
      .execute();
    await lockFitting(
      tx,
      moved,
      items.map(({ record_id }) => record_id),
    );
    return changed(volumeId, await volumeChanged(context, volume, described, described));
  },
});
