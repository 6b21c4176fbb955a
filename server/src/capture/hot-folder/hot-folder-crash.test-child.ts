import pg from 'pg';
import { connect } from '#platform/database.ts';
import { archiveSigner } from '../../preservation/signing/archive-signer.ts';
import { keystoreOf } from '../../preservation/signing/keystore-of.ts';
import { openStorage } from '../../preservation/storage.ts';
import { watchHotFolder } from './watch-hot-folder.ts';

// Run as a process of its own by hot-folder-crash.test.ts: looks into the hot folder once, and dies
// before or just after its n-th statement. Prints how many statements it took.
const [url = '', directory = '', killAt = '0'] = process.argv.slice(2);

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
const signs = archiveSigner(keystoreOf({ directory }));
await watchHotFolder({ platform, storage: await openStorage(directory), directory, signs });
await db.destroy();
process.stdout.write(String(statements));
// The thread that parses XML rests for a minute.
process.exit();
