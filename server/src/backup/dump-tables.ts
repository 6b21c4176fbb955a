import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { KeptTable, SetHeader } from './backup-manifest.ts';

/** The names and columns of everything that is a row; how far the schema is says `migrations`. */
export type TableShape = Pick<KeptTable, 'name' | 'columns'>;

/**
 * One view of the database at one moment, as its owner: what a set is taken from. Everything is read in it, so
 * that two tables never tell of different moments. Other people's transactions are not held up by it.
 */
export async function openSnapshot(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  client.on('error', () => {});
  // Not `begin` through Kysely: a snapshot reads past every policy, which only the owner may.
  await client.query('begin isolation level repeatable read read only');
  // Else a large table may be read from its middle on, and a copy of the same rows would not be the same bytes.
  await client.query('set local synchronize_seqscans = off');
  await client.query("set local timezone = 'UTC'");
  return client;
}

export async function findTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migration'
      and attnum > 0 and not attisdropped and attgenerated = ''
    group by relname order by relname`);
  return rows;
}

/** The rows of a table as PostgreSQL writes them, and how many when all have been read. */
export function copyOut(client: pg.Client, { name, columns }: TableShape) {
  return client.query(copyTo(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`));
}

export function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

export async function findSequences(client: pg.Client): Promise<SetHeader['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = 'public' order by 1`,
  );
  const states = [];
  for (const { name } of rows) {
    const found = await client.query<{ value: number; called: boolean }>(
      `select last_value as value, is_called as called from ${quoted(name)}`,
    );
    const { value, called } = found.rows[0] ?? { value: null, called: false };
    states.push({ name, value, called });
  }
  return states;
}

const folder = new URL('../../migrations/', import.meta.url);

/** Which migrations made the schema, with the digest of each text, so that restoring makes the same one. */
export async function findMigrations(client: pg.Client): Promise<SetHeader['migrations']> {
  const { rows } = await client.query<{ name: string }>(
    'select name from schema_migration order by name',
  );
  return Promise.all(rows.map(async ({ name }) => ({ name, sha512: await migrationDigest(name) })));
}

export async function migrationDigest(name: string): Promise<string> {
  return createHash('sha512')
    .update(await readFile(new URL(name, folder)))
    .digest('hex');
}

export async function findTrailEnd(client: pg.Client): Promise<SetHeader['trail']> {
  const { rows } = await client.query<SetHeader['trail']>(`
    select (select last_seq from trail_head) as "lastSeq",
      (select coalesce(max(height), 0) from trail_block) as blocks,
      (select hash from trail_block order by height desc limit 1) as head`);
  if (!rows[0]) throw new Error('the trail has its one head');
  return rows[0];
}

/** What the catalogue says there must be: content of records that were not destroyed, filed or still staged. */
export async function findContent(
  client: pg.Client,
): Promise<{ sha512: string; size: number; record: string; filed: boolean }[]> {
  const { rows } = await client.query(`
    select distinct on (sha512) sha512, component.size::bigint as size,
      coalesce(record.archival_code, record.title) as record,
      component.logical_path is not null as filed
    from component join record on record.id = component.record_id
    where record.state not in ('destroyed', 'voided')
    order by sha512, component.logical_path nulls first`);
  return rows;
}
