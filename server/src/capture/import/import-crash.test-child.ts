import pg from 'pg';
import { systemActor } from '#platform/actor.ts';
import { connect } from '#platform/database.ts';
import { openStorage } from '../../preservation/storage.ts';
import { runImport } from './run-import.ts';

// Run as a process of its own by import-crash.test.ts: imports, and dies before or just after its
// n-th statement. Prints how many statements it took when it comes to its end.
const [url = '', directory = '', file = '', filesDirectory = '', killAt = '0'] =
  process.argv.slice(2);

let statements = 0;
const client = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
const { query } = client;
client.query = function counted(...args) {
  statements += 1;
  const isLast = statements === Number(killAt);
  if (isLast && statements % 2 === 0) process.kill(process.pid, 'SIGKILL');
  const sent = query.apply(this, args);
  if (isLast) process.kill(process.pid, 'SIGKILL');
  return sent;
};

const db = connect(url, 4);
const platform = { db, now: () => new Date('2026-03-01T09:00:00Z') };
await runImport(platform, await openStorage(directory), {
  fondsCode: 'A001',
  category: 'WS',
  file,
  filesDirectory,
  dryRun: false,
  actor: systemActor,
  onProgress: async (done) => void process.stderr.write(`${done}\n`),
});
await db.destroy();
process.stdout.write(String(statements));
