import { realpath } from 'node:fs/promises';
import pg from 'pg';
import type { Cluster } from './postgres-cluster.ts';
import { PostgresError } from './postgres-error.ts';
import { owner } from './postgres-initialise.ts';
import { stopServer } from './postgres-process.ts';

/**
 * A kept connection with a shared lock: as long as one process has a claim, PostgreSQL stays up.
 * A killed process loses its claim with its connection, so nothing has to be cleaned up after it.
 */
export type Claim = { readonly client: pg.Client; readonly port: number };

// Advisory locks count within one database; this one is the same for all of ours.
const lock = { database: 'postgres', key: 0x6c616e746169 };

/** Claims the PostgreSQL at this port; nothing where it is not, not yet or no longer serving. */
export async function claimServer(cluster: Cluster, port: number): Promise<Claim | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: owner,
    password: cluster.password,
    database: lock.database,
    application_name: 'lantai claim',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Whoever waits on `end` acts on the loss; without a listener the error would end the program.
  client.on('error', () => {});
  try {
    await client.connect();
    if (!(await serves(client, cluster.data))) throw new Error('another data directory');
    // Waits for a process that is about to stop the server, and then fails with it.
    await client.query('select pg_advisory_lock_shared($1)', [lock.key]);
    return { client, port };
  } catch (error) {
    await client.end().catch(() => {});
    refusePassword(error, cluster);
    return undefined;
  }
}

/** Gives the claim up, and stops PostgreSQL if it was the last one. */
export async function releaseClaim(cluster: Cluster, { client }: Claim): Promise<void> {
  try {
    if (await isLast(client)) await stopServer(cluster);
  } finally {
    await client.end().catch(() => {});
  }
}

// The exclusive lock is kept until the server is down, so that nobody settles in a falling house.
async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [lock.key]);
    const { rows } = await client.query('select pg_try_advisory_lock($1) as last', [lock.key]);
    return rows[0].last === true;
  } catch {
    // The connection is gone, so the server was stopped or restarted without us.
    return false;
  }
}

async function serves(client: pg.Client, data: string): Promise<boolean> {
  const { rows } = await client.query("select current_setting('data_directory') as data");
  return (await realpath(rows[0].data)) === data;
}

function refusePassword(error: unknown, cluster: Cluster): void {
  // SQLSTATE class 28: invalid authorization specification.
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith('28')) return;
  throw new PostgresError(
    'wrong-password',
    `数据库不接受 ${cluster.directory}/password 中的口令。请恢复原来的口令文件。`,
    { cause: error },
  );
}
