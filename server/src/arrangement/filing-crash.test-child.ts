import type { KyselyPlugin } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import { connect } from '#platform/database.ts';
import { perform } from '#platform/job.ts';
import { readWaitingTexts } from '../preservation/read-waiting-texts.ts';
import { openStorage } from '../preservation/storage.ts';
import { fileRecords } from './file-records.job.ts';

// Run as a process of its own by file-records.crash.test.ts, which wants it killed in the middle of
// its work: before the query with this number, or by a signal from outside.
const [url = '', directory = '', fondsId = '', killBefore = '0'] = process.argv.slice(2);

let queries = 0;
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries += 1;
    if (queries === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
    return node;
  },
  transformResult: async ({ result }) => result,
};

const plain = connect(url, 4);
const now = () => new Date('2026-03-01T09:00:00Z');
const platform = { db: plain.withPlugin(counting), now };
const storage = await openStorage(directory);
// Reading texts is no part of what is tried here, and takes as many queries as there are files.
await readWaitingTexts({ db: plain, now }, storage);
process.stdout.write('begins');
await perform(platform, fileRecords(platform, storage), {
  jobId: crypto.randomUUID(),
  actor: systemActor,
  payload: { fondsId },
  progress: async () => {},
});
// Told by who waits for the number: how many queries a whole filing takes.
process.stdout.write(` ${queries}`);
process.exit();
