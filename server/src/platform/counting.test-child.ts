import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { systemActor } from './actor.ts';
import { connect } from './database.ts';
import { job } from './job.ts';
import { startJobRunner } from './job-runner.ts';

/** A job that takes as long as it is asked to, and says how far it is. */
export const count = job({
  name: 'test.count-up',
  payload: z.object({ to: z.number(), step: z.number() }),
  async perform({ progress }, { to, step }) {
    for (let done = 0; done < to; done += 1) {
      await progress(done, to);
      await pause(step);
    }
    return { counted: to };
  },
});

export function startCounting(url: string, isQuiet = true) {
  const platform = { db: connect(url, 4), now: () => new Date() };
  const runner = startJobRunner({
    platform,
    runtimeUrl: url,
    jobs: [count],
    actorOf: async () => systemActor,
    log: {
      info: () => undefined,
      error: (error: unknown) => {
        if (!isQuiet) console.error(error);
      },
    },
  });
  return {
    async [Symbol.asyncDispose]() {
      await runner.stop();
      await platform.db.destroy();
    },
  };
}

// Run as a process of its own by job-runner.test.ts, which kills it while it counts.
const [url] = process.argv.slice(2);
if (import.meta.main && url) startCounting(url, false);
