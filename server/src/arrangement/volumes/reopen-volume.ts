import { changed, command } from '#platform/command.ts';
import { lockVolume, volumeChanged, volumeStep } from './lock-volume.ts';

type ReopenVolume = { volumeId: string; reason: string };

/** A closed volume is arranged again; its reference sheet stays until it is closed anew. */
export const reopenVolume = command<ReopenVolume, string>({
  name: 'arrangement.reopen-volume',

  async perform(context, { volumeId, reason }) {
    const volume = await lockVolume(context.tx, volumeId);
    const state = volumeStep(volume, 'reopen');
    const details = { from: volume.state, to: state, reason };
    return changed(volumeId, await volumeChanged(context, volume, { state }, details));
  },
});
