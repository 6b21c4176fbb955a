import type { FastifyBaseLogger } from 'fastify';
import { systemActor } from '#platform/actor.ts';
import { noteWorkDone, noteWorkFailed } from '#platform/work-health.ts';
import { sweepExports } from './access/export/sweep-exports.ts';
import { finishFiling } from './arrangement/finish-filing.ts';
import { startSealer } from './audit/sealing/sealer.ts';
import { startDueWork } from './backup/start-due-work.ts';
import { pushReceipts } from './capture/exchange/push-receipts.ts';
import { watchHotFolder } from './capture/hot-folder/watch-hot-folder.ts';
import { isNeededInStaging } from './capture/needed-in-staging.ts';
import { arrivingFiles } from './capture/upload/arriving-files.ts';
import { sweepUploads } from './capture/upload/sweep-uploads.ts';
import { compareNewTexts } from './collection/help/compare-texts.ts';
import type { Installation } from './installation.ts';
import { countActivities } from './monitoring/count-activities.ts';
import { watch } from './monitoring/watch.ts';
import { followCopies } from './preservation/copies/follow-copies.ts';
import { followStore } from './preservation/following/follow-store.ts';
import { examineWaitingFiles } from './preservation/format-register/examine-waiting-files.ts';
import { readWaitingTexts } from './preservation/read-waiting-texts.ts';
import { archiveSigner } from './preservation/signing/archive-signer.ts';
import { keystoreOf } from './preservation/signing/keystore-of.ts';
import { hasPassphrase } from './preservation/signing/passphrase.ts';
import { signNewBlocks } from './preservation/signing/sign-trail.ts';
import { sweepStaging } from './preservation/sweep-staging.ts';
import { keepRhythm } from './quality/keeping/keep-rhythm.ts';
import { watchEnvironment } from './quality/keeping/watch-environment.ts';
import { catchUp } from './search/feed-index.ts';

type Log = Pick<FastifyBaseLogger, 'error' | 'warn'>;

const second = 1000;
const hour = 3600 * second;

/** What the archive does by itself, all of it safe to repeat; each kind never twice at once. */
export function startTimedWork(installation: Installation, log: Log) {
  const { platform, storage, index, directory, trailDirectory } = installation;
  const signs = archiveSigner(keystoreOf(installation));
  let stopping = false;
  // Once all texts have been gone through, only new ones are asked for.
  let everything = true;
  const sealer = startSealer(platform, trailDirectory, { log });
  const loops = [
    every(1 * second, 'index', () => catchUp(platform, index)),
    every(1 * second, 'texts', () => readWaitingTexts(platform, storage, () => stopping)),
    every(2 * second, 'formats', () => examineWaitingFiles(platform, storage, () => stopping)),
    every(2 * second, 'copies', () => followCopies(installation, () => stopping)),
    every(2 * second, 'receipts', () => pushReceipts(platform, () => stopping)),
    every(2 * second, 'comparing', async () => {
      await compareNewTexts(platform, { isStopping: () => stopping, everything });
      everything = false;
    }),
    every(5 * second, 'following', () =>
      followStore(platform, { storage, isStopping: () => stopping }),
    ),
    every(5 * second, 'hot folder', () =>
      watchHotFolder({ ...installation, signs }, () => stopping),
    ),
    every(6 * hour, 'environment', () => watchEnvironment(platform, storage)),
    every(60 * second, 'backup', () => startDueWork(platform)),
    every(60 * second, 'trail signatures', async () => {
      if (hasPassphrase(process.env))
        await signNewBlocks(trailDirectory, keystoreOf({ directory }), platform.now());
    }),
    every(6 * hour, 'staging', () => sweep(installation)),
    every(60 * second, 'warnings', () => watch(platform, placesOf(installation))),
    every(30 * second, 'activities', () => countActivities(platform, () => stopping)),
    every(hour / 4, 'inspections', () => keepRhythm(platform)),
    every(6 * hour, 'exports', () => sweepExports(platform, directory)),
    every(6 * hour, 'uploads', () => sweepUploads(platform, arrivingFiles(directory))),
  ];

  function every(pause: number, name: string, work: () => Promise<unknown>): Promise<void> {
    return (async () => {
      while (!stopping) {
        await work().then(
          () => noteWorkDone(name),
          (error: unknown) => {
            noteWorkFailed(name, error);
            log.error(error, `timed work ${name} failed`);
          },
        );
        for (let waited = 0; waited < pause && !stopping; waited += 100)
          await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
  }

  return {
    async stop() {
      stopping = true;
      await Promise.all(loops);
      // What happened last, the stop included, is sealed before the program ends.
      await sealer.stop();
    },
  };
}

/** A killed process may have left records numbered whose objects are not written: those come first. */
export async function recoverAfterCrash({
  platform,
  storage,
}: Installation): ReturnType<typeof finishFiling> {
  return finishFiling({ platform, storage, actor: systemActor });
}

/** Staged bytes that nothing refers to any more: filed, discarded, or expelled from quarantine. */
async function sweep({ platform, storage }: Installation): Promise<void> {
  const isNeeded = (sha512: string) => isNeededInStaging(platform, sha512);
  await sweepStaging(storage.staging, isNeeded, new Date(Date.now() - hour));
}

/** Where the archive writes, as the person who keeps the machine calls it. */
function placesOf({ directory, storage }: Installation) {
  return [
    { name: '数据目录', path: directory },
    { name: '存储', path: storage.store.path },
  ];
}
