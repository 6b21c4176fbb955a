import {
  type Insertable,
  Kysely,
  PostgresDialect,
  type Selectable,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { Actor } from './actor.ts';
import type { Tables } from './tables.ts';

/** The connection to the database. It stays inside the platform, which alone opens transactions. */
export type Connection = Kysely<Tables>;

/** Read access, for queries. A Tx may be passed where a Db is asked for. */
export type Db = Pick<Connection, 'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn'>;

/** Write access, for commands. The compiler refuses a Db where a Tx is asked for. */
export type Tx = Transaction<Tables>;

export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
export type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>;

// A `date` is a calendar day. The driver would turn it into a Date at local midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts, sizes and positions stay far below 2^53, where a number is exact.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

export function connect(connectionString: string, connections = 12): Connection {
  const pool = new pg.Pool({ connectionString, max: connections });
  // An idle connection that breaks (the server was restarted) is replaced by the pool; without a
  // listener the event would end the process.
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Tells the database who acts, until the transaction ends: every policy reads these settings. */
export async function actAs(tx: Tx, { accountId, personId, duty, permissions, scope }: Actor) {
  const list = (values: Iterable<string>) => `{${[...values].join(',')}}`;
  await sql`select
    set_config('lantai.system', ${duty === 'system' ? 'on' : ''}, true),
    set_config('lantai.account', ${accountId ?? ''}, true),
    set_config('lantai.person', ${personId ?? ''}, true),
    set_config('lantai.permissions', ${list([...permissions].map((name) => `"${name}"`))}, true),
    set_config('lantai.reads', ${list(scope.reads)}, true),
    set_config('lantai.works', ${list(scope.works)}, true),
    set_config('lantai.guards', ${list(scope.guards)}, true),
    set_config('lantai.oversees', ${list(scope.oversees)}, true),
    set_config('lantai.clearance', ${String(scope.clearance)}, true)`.execute(tx);
}
