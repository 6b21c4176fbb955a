import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { lockVolume, volumeStep } from './lock-volume.ts';
import { lockReadyItems } from './number-volume.ts';

type StartVolumeFiling = { fondsId: string; volumeIds: string[] };

/** Asks for the filing of closed volumes, all of which must be ready; the work itself is a job. */
export const startVolumeFiling = command<StartVolumeFiling, { jobId: string; volumes: number }>({
  name: 'arrangement.start-volume-filing',

  async perform({ tx, actor, now }, { fondsId, volumeIds }) {
    const fonds = await getFonds(tx, fondsId);
    for (const volumeId of volumeIds.toSorted()) {
      const volume = await lockVolume(tx, volumeId);
      if (volume.fonds_id !== fondsId) throw new Problem('arrangement.volume-not-found');
      volumeStep(volume, 'file');
      await lockReadyItems(tx, volume);
    }
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'arrangement.file-volumes' },
      { agencyId: fonds.agency_id, payload: { fondsId, volumeIds } },
    );
    const volumes = volumeIds.length;
    return changed(
      { jobId, volumes },
      { subject: `fonds:${fondsId}`, agencyId: fonds.agency_id, details: { jobId, volumes } },
    );
  },
});
