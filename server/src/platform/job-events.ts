import { PassThrough } from 'node:stream';
import type { JobRun } from '@lantai/contract/platform/job.ts';
import { systemActor } from './actor.ts';
import { type Platform, read } from './command.ts';
import { findLatestJobs } from './job-queries.ts';

const pause = 500;

/** Tells browsers how long work goes: one `job` event each time a piece of their work moves. */
export type JobEvents = {
  readonly follow: (accountId: string | null) => PassThrough;
};

/**
 * The database is asked twice a second for everybody who listens together, so that progress made by
 * another process is seen as well; while nobody listens nothing is asked.
 */
export function openJobEvents(platform: Platform, isStopping: () => boolean): JobEvents {
  const listeners = new Map<PassThrough, { accountId: string; sent: Map<string, string> }>();
  let looping = false;

  async function loop(): Promise<void> {
    while (listeners.size > 0 && !isStopping()) {
      const accountIds = [...new Set([...listeners.values()].map(({ accountId }) => accountId))];
      // A database that is away for a moment is no reason to hang up: the next round asks again.
      const jobs = await read(platform, systemActor, (db) => findLatestJobs(db, accountIds)).catch(
        () => [],
      );
      for (const [stream, listener] of listeners)
        for (const { accountId, job } of jobs)
          if (accountId === listener.accountId) tell(stream, listener.sent, job);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    for (const stream of listeners.keys()) stream.end();
    looping = false;
  }

  return {
    follow(accountId) {
      const stream = new PassThrough();
      stream.write(': follow\n\n');
      if (accountId === null) return stream;
      listeners.set(stream, { accountId, sent: new Map() });
      stream.on('close', () => listeners.delete(stream));
      if (!looping) {
        looping = true;
        void loop();
      }
      return stream;
    },
  };
}

function tell(stream: PassThrough, sent: Map<string, string>, job: JobRun): void {
  const text = JSON.stringify(job);
  if (sent.get(job.id) === text) return;
  sent.set(job.id, text);
  stream.write(`event: job\ndata: ${text}\n\n`);
}
