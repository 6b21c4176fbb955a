import type { KyselyPlugin } from 'kysely';
import { connect } from '#platform/database.ts';
import { openStorage } from '../storage.ts';
import { noPatience } from './due-subjects.ts';
import { followStore } from './follow-store.ts';

// Run as a process of its own by following-crash.test.ts, which wants it killed in the middle of its work: before the
// query with this number. The last queries of a step come after the objects and before the commit.
const [url = '', directory = '', killBefore = '0'] = process.argv.slice(2);

let queries = 0;
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries += 1;
    if (queries === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
    return node;
  },
  transformResult: async ({ result }) => result,
};

const now = () => new Date('2026-03-02T09:00:00Z');
const platform = { db: connect(url, 4).withPlugin(counting), now };
await followStore(platform, { storage: await openStorage(directory), patience: noPatience });
process.stdout.write(String(queries));
process.exit();
