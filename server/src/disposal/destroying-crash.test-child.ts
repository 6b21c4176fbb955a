import type { KyselyPlugin } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import { connect } from '#platform/database.ts';
import { perform } from '#platform/job.ts';
import { openStorage } from '../preservation/storage.ts';
import { destroyRecords } from './destroy-records.job.ts';

// Run as a process of its own by destroy-records.crash.test.ts, which wants it killed in the middle of
// its work: before the query with this number, or by a signal from outside.
const [url = '', directory = '', listId = '', killBefore = '0'] = process.argv.slice(2);

let queries = 0;
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries += 1;
    if (queries === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
    return node;
  },
  transformResult: async ({ result }) => result,
};

const now = () => new Date('2026-06-02T09:00:00Z');
const platform = { db: connect(url, 4).withPlugin(counting), now };
const storage = await openStorage(directory);
await perform(platform, destroyRecords(platform, storage), {
  jobId: crypto.randomUUID(),
  actor: systemActor,
  payload: { listId },
  progress: async () => {},
});
// Told by who waits for the number: how many queries a whole destruction takes.
process.stdout.write(` ${queries}`);
process.exit();
