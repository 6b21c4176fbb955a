import type { KyselyPlugin } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import { connect } from '#platform/database.ts';
import { perform } from '#platform/job.ts';
import { openStorage } from '../../preservation/storage.ts';
import { renumberRecords } from './renumber-records.job.ts';

// Run as a process of its own by renumber-records.crash.test.ts, which wants it killed in the middle of its
// work: before the query with this number, or by a signal from outside.
const [url = '', directory = '', renumberingId = '', killBefore = '0'] = process.argv.slice(2);

let queries = 0;
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries += 1;
    if (queries === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
    return node;
  },
  transformResult: async ({ result }) => result,
};

const platform = {
  db: connect(url, 4).withPlugin(counting),
  now: () => new Date('2026-03-01T09:00:00Z'),
};
const storage = await openStorage(directory);
process.stdout.write('begins');
await perform(platform, renumberRecords(platform, storage), {
  jobId: crypto.randomUUID(),
  actor: systemActor,
  payload: { renumberingId },
  progress: async () => {},
});
process.stdout.write(` ${queries}`);
process.exit();
