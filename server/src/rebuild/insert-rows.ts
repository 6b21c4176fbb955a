import pg from 'pg';
import type { ToldRow } from '../preservation/following/told-rows.ts';
import type { RefusedRow } from './rebuild-report.ts';

type Table = { readonly columns: ReadonlySet<string>; readonly key: readonly string[] };
export type Schema = ReadonlyMap<string, Table>;

/** The tables of the database with the columns that can be written, and their keys. */
export async function readSchema(client: pg.Client): Promise<Schema> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(`
    select relname as name, array_agg(attname::text) filter (where attgenerated = '') as columns,
      array_agg(attname::text) filter (where attnum = any(conkey)) as key
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
      left join pg_constraint on conrelid = pg_class.oid and contype = 'p'
    where relnamespace = 'public'::regnamespace and relkind = 'r' group by relname`);
  return new Map(
    rows.map(({ name, columns, key }) => [name, { columns: new Set(columns), key: key ?? [] }]),
  );
}

/** What no object tells and every row must have: an account nobody can sign in with. */
const standIns: Readonly<Record<string, ToldRow>> = {
  account: {
    password_hash: '!',
    password_changed_at: '1970-01-01T00:00:00Z',
    must_change_password: true,
  },
};

export type Insertion = {
  readonly inserted: number;
  readonly refused: readonly RefusedRow[];
  readonly unknown: readonly string[];
};

/**
 * Inserts rows as they are told. The same row may be told by two objects: the first counts, or the last where it
 * `replaces`. A row that the schema refuses is named, and keeps no other out.
 */
export async function insertRows(
  client: pg.Client,
  {
    schema,
    table,
    rows,
    replaces,
  }: { schema: Schema; table: string; rows: readonly ToldRow[]; replaces: boolean },
): Promise<Insertion> {
  const known = schema.get(table);
  if (!known) return { inserted: 0, refused: [{ table, reason: '本程序没有这张表' }], unknown: [] };
  const unknown = new Set<string>();
  const refused: RefusedRow[] = [];
  let inserted = 0;
  // Objects of different ages tell different columns; what a row does not tell has the schema's default.
  for (const [columns, alike] of Map.groupBy(rows, (row) => columnsOf(row, known, unknown))) {
    if (columns === '') continue;
    const statement = statementOf(table, { columns: columns.split(','), key: known.key, replaces });
    const complete = alike.map((row) => ({ ...row, ...standIns[table] }));
    const outcome = await insertOrName(client, { table, statement, rows: complete });
    inserted += outcome.inserted;
    refused.push(...outcome.refused);
  }
  return { inserted, refused, unknown: [...unknown].map((column) => `${table}.${column}`) };
}

function columnsOf(row: ToldRow, { columns }: Table, unknown: Set<string>): string {
  const told = Object.keys(row).filter((column) => row[column] !== undefined);
  for (const column of told) if (!columns.has(column)) unknown.add(column);
  return told.filter((column) => columns.has(column)).join(',');
}

function statementOf(
  table: string,
  {
    columns,
    key,
    replaces,
  }: { columns: readonly string[]; key: readonly string[]; replaces: boolean },
): string {
  const all = [...columns, ...Object.keys(standIns[table] ?? {})];
  const list = all.map((column) => `"${column}"`).join(', ');
  const arbiter = key.length > 0 ? `(${key.map((column) => `"${column}"`).join(', ')})` : '';
  const replaced = all.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return `insert into ${table} (${list}) overriding system value
    select ${list} from jsonb_populate_recordset(null::public."${table}", $1::jsonb)
    on conflict ${arbiter} ${replaces && arbiter ? `do update set ${replaced}` : 'do nothing'}`;
}

type Rows = {
  readonly table: string;
  readonly statement: string;
  readonly rows: readonly ToldRow[];
};

/** All at once; where that is refused, in halves, until what is refused is known by itself. */
async function insertOrName(
  client: pg.Client,
  { table, statement, rows }: Rows,
): Promise<{ inserted: number; refused: RefusedRow[] }> {
  await client.query('savepoint inserting');
  try {
    const { rowCount } = await client.query(statement, [JSON.stringify(rows)]);
    await client.query('release savepoint inserting');
    return { inserted: rowCount ?? 0, refused: [] };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    await client.query('rollback to savepoint inserting');
    if (rows.length === 1) return { inserted: 0, refused: [{ table, reason: error.message }] };
    const middle = Math.ceil(rows.length / 2);
    const first = await insertOrName(client, { table, statement, rows: rows.slice(0, middle) });
    const second = await insertOrName(client, { table, statement, rows: rows.slice(middle) });
    return {
      inserted: first.inserted + second.inserted,
      refused: [...first.refused, ...second.refused],
    };
  }
}
