import { PassThrough } from 'node:stream';
import type { JobRun } from '@lantai/contract/platform/job.ts';
import type { Actor } from './actor.ts';
import { type Platform, read } from './command.ts';
import { findJobs } from './job-queries.ts';

const pause = 500;

/**
 * Server-sent events: one `job` event each time a piece of the actor's work moves. The database is
 * asked twice a second, so that progress made by another process is seen as well; nothing is asked
 * while nobody listens.
 */
export function followJobs(platform: Platform, actor: Actor, isStopping: () => boolean): PassThrough {
  const stream = new PassThrough();
  const sent = new Map<string, string>();
  let open = true;
  stream.on('close', () => {
    open = false;
  });

  void (async () => {
    stream.write(': follow\n\n');
    while (open && !isStopping()) {
      const jobs = await read(platform, actor, (db) =>
        findJobs(db, { accountId: actor.accountId, limit: 20 }),
      ).catch((): JobRun[] => []);
      for (const job of jobs) {
        const text = JSON.stringify(job);
        if (sent.get(job.id) === text) continue;
        sent.set(job.id, text);
        stream.write(`event: job\ndata: ${text}\n\n`);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    stream.end();
  })();
  return stream;
}
