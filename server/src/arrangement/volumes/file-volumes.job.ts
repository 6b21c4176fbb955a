import { z } from 'zod';
import type { Platform } from '#platform/command.ts';
import { job } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { readWaitingTexts } from '../../preservation/read-waiting-texts.ts';
import type { Storage } from '../../preservation/storage.ts';
import { finishFiling } from '../finish-filing.ts';
import { completeRegister } from '../registers/make-register.ts';
import { numberVolume } from './number-volume.ts';

type Refused = { volumeId: string; reason: string };

/**
 * Files closed volumes in the order in which they are named, one transaction each, then writes their
 * records to the store. A volume that is not ready any more is named and left; the others go on. What
 * a killed run had numbered is written first.
 */
export const fileVolumes = (platform: Platform, storage: Storage) =>
  job({
    name: 'arrangement.file-volumes',
    payload: z.object({ fondsId: z.uuid(), volumeIds: z.array(z.uuid()) }),

    async perform({ jobId, actor, run, read, progress }, { fondsId, volumeIds }) {
      await readWaitingTexts(platform, storage);
      let { filed, unfinished } = await finishFiling({ platform, storage, actor, fondsId });
      const refused: Refused[] = [];
      let volumes = 0;
      for (const [index, volumeId] of volumeIds.entries()) {
        await progress(index, volumeIds.length);
        const state = await read((db) =>
          db.selectFrom('volume').select('state').where('id', '=', volumeId).executeTakeFirst(),
        );
        // Filed by the run that was killed, or by somebody else meanwhile.
        if (state?.state === 'filed') continue;
        try {
          await run(numberVolume, { volumeId, filingId: jobId });
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          refused.push({ volumeId, reason: error.message });
          continue;
        }
        volumes += 1;
        const step = await finishFiling({ platform, storage, actor, fondsId, unfinished });
        filed += step.filed;
        unfinished = step.unfinished;
      }
      await run(completeRegister, { filingId: jobId });
      await progress(volumeIds.length, volumeIds.length);
      return { volumes, filed, unfinished, refused };
    },
  });
