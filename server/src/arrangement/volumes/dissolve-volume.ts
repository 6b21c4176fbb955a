import { changed, command } from '#platform/command.ts';
import { lockVolume, volumeChanged, volumeStep } from './lock-volume.ts';

type DissolveVolume = { volumeId: string; reason: string };

/** The volume stays as something that was given up; its records are in none again. */
export const dissolveVolume = command<DissolveVolume, string>({
  name: 'arrangement.dissolve-volume',

  async perform(context, { volumeId, reason }) {
    const { tx } = context;
    const volume = await lockVolume(tx, volumeId);
    const state = volumeStep(volume, 'dissolve');
    const items = await tx
      .deleteFrom('volume_item')
      .where('volume_id', '=', volumeId)
      .returning('record_id')
      .execute();
    const details = { from: volume.state, to: state, reason, records: items.length };
    return changed(volumeId, await volumeChanged(context, volume, { state }, details));
  },
});
