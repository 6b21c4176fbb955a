import type { Platform } from '#platform/command.ts';
import { type Sealing, sealTrail } from './seal-trail.ts';

export type Sealer = {
  /** The outcome of the last round, for health and status; undefined before the first. */
  readonly latest: () => Sealing | undefined;
  /** Seals what there is once more, and ends. */
  stop(): Promise<void>;
};

type SealerOptions = {
  /**
   * What the database's owner changes before it is sealed is not found out, so not long; every
   * round in which something happened writes one file, so not every second.
   */
  readonly everySeconds?: number;
  readonly log: { error(error: unknown, message: string): void };
};

/** Seals the trail for as long as the program runs. */
export function startSealer(
  platform: Platform,
  directory: string,
  { everySeconds = 10, log }: SealerOptions,
): Sealer {
  const stopping = Promise.withResolvers<'stop'>();
  let latest: Sealing | undefined;

  async function round(): Promise<void> {
    try {
      const sealing = await sealTrail(platform, { directory });
      // Said once: the same refusal comes back every few seconds until somebody has dealt with it.
      if (sealing.refusal !== null && sealing.refusal !== latest?.refusal)
        log.error({ refusal: sealing.refusal }, 'the trail is not sealed any further');
      latest = sealing;
    } catch (error) {
      log.error(error, 'the trail could not be sealed');
    }
  }

  const loop = (async () => {
    for (;;) {
      await round();
      if ((await pause(everySeconds, stopping.promise)) === 'stop') return round();
    }
  })();

  return {
    latest: () => latest,
    async stop() {
      stopping.resolve('stop');
      await loop;
    },
  };
}

async function pause(seconds: number, stop: Promise<'stop'>): Promise<'stop' | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), seconds * 1000);
  return Promise.race([promise, stop]).finally(() => clearTimeout(timer));
}
