import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '#platform/embedded-postgres.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const variable = 'LANTAI_TEST_POSTGRES';
/** Which template the tests of this run copy: the global setup says it. */
export const templateVariable = 'LANTAI_TEST_TEMPLATE';

/**
 * The one cluster that all tests of this checkout share, for vitest's global setup: its files are
 * kept between runs, it survives no power cut, and it knows of no test older than an hour.
 * The processes of the tests find it through the environment.
 */
export async function testPostgres(): Promise<EmbeddedPostgres> {
  const identity = createHash('sha256').update(`${checkout}\0${userInfo().uid}`).digest('hex');
  const postgres = await openEmbeddedPostgres({
    directory: join(tmpdir(), `lantai-test-${identity.slice(0, 12)}`),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      max_wal_size: '4GB',
      // It would wander through hundreds of databases that live for seconds.
      autovacuum: 'off',
    },
  });
  process.env[variable] = postgres.ownerUrl('');
  await dropStale();
  return postgres;
}

/** Where the database is, as the owner of everything. */
export function ownerUrl(database: string): string {
  const server = process.env[variable];
  if (server === undefined) throw new Error('testPostgres() did not run: run vitest at the root');
  return `${server}${database}`;
}

/** One statement, or several without parameters, as the owner. */
export async function administer(
  sql: string,
  database = 'postgres',
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(ownerUrl(database));
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const testDatabase = 'lantai_test_';

/** A new database for one test, a copy of the migrated template; returns its name. */
export async function createTestDatabase(
  template = process.env[templateVariable] ?? '',
): Promise<string> {
  const name = `${testDatabase}${crypto.randomUUID().replaceAll('-', '')}`;
  // With fsync off, copying the files takes a quarter of the time of writing them to the log.
  await administer(`create database ${name} template ${template} strategy file_copy`);
  return name;
}

// Another run may be under way in this checkout, so only what no run can still be using; the file
// PG_VERSION of a database is as old as the database.
async function dropStale(): Promise<void> {
  const stale = await administer(`
    select datname from pg_database
    where starts_with(datname, '${testDatabase}')
      and (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification < now() - interval '1 hour'`);
  for (const { datname } of stale) {
    await administer(`drop database if exists ${String(datname)} with (force)`);
  }
}
