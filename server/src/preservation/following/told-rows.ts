import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { type ToldKind, type ToldTable, toldTables } from './told-by-store.ts';

export type ToldRow = Readonly<Record<string, unknown>>;

/** Rows by their table, in the order of the list of tables; tables without rows are not named. */
export type ToldRows = Readonly<Record<string, readonly ToldRow[]>>;

/** The subject of what belongs to no agency. */
export const wholeArchive = '00000000-0000-0000-0000-000000000000';

type Columns = { readonly columns: readonly string[]; readonly key: readonly string[] | null };

/**
 * All that the catalogue holds of these subjects today, column by column as the schema has them, so that a
 * new column is told without anybody thinking of it. A subject that is no more has no rows.
 */
export async function findToldRows(
  db: Db,
  kind: ToldKind,
  subjects: readonly string[],
): Promise<Map<string, ToldRows>> {
  // JSON writes an instant in the session's zone: the same instant has to give the same text everywhere.
  await sql`select set_config('TimeZone', 'UTC', true)`.execute(db as never);
  const schema = await findColumns(db);
  const told = new Map<string, Record<string, ToldRow[]>>();
  for (const [name, table] of tablesOf(kind)) {
    const columns = schema.get(name);
    if (!columns) throw new Error(`${name} is told, and is no table`);
    for (const { subject, row } of await rowsOf(db, { name, table, kind, columns, subjects })) {
      const rows = told.get(subject) ?? {};
      told.set(subject, rows);
      rows[name] = [...(rows[name] ?? []), row];
    }
  }
  return told;
}

function tablesOf(kind: ToldKind): [string, ToldTable][] {
  const tables = Object.entries(toldTables);
  if (kind === 'archive')
    return tables.filter(([, table]) => table.kind === 'archive' || table.kind === 'agency');
  const wanted = kind === 'destroyed' ? 'record' : kind;
  return tables.filter(([, table]) => table.kind === wanted);
}

/** Columns and key of every table; what the database works out itself is not told. */
async function findColumns(db: Db): Promise<Map<string, Columns>> {
  const { rows } = await sql<{ name: string } & Columns>`
    select relname as name,
      array_agg(attname::text order by attnum) filter (where attgenerated = '') as columns,
      array_agg(attname::text order by attnum) filter (where attnum = any(conkey)) as key
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
      left join pg_constraint on conrelid = pg_class.oid and contype = 'p'
    where pg_class.relnamespace = 'public'::regnamespace and relkind = 'r'
    group by pg_class.oid, relname`.execute(db as never);
  return new Map(rows.map(({ name, ...columns }) => [name, columns]));
}

type Asked = {
  readonly name: string;
  readonly table: ToldTable;
  readonly kind: ToldKind;
  readonly columns: Columns;
  readonly subjects: readonly string[];
};

async function rowsOf(db: Db, asked: Asked): Promise<{ subject: string; row: ToldRow }[]> {
  const { rows } = await sql<{ subject: string; row: ToldRow }>`
    ${sql.join(
      asked.table.by.map((column) => selectBy(asked, column)),
      sql` union all `,
    )}`.execute(db as never);
  if (asked.table.by.length === 1) return rows;
  // Between two records of one subject (both destroyed) a row is found from either.
  const seen = new Set<string>();
  return rows.filter(({ subject, row }) => {
    const text = subject + JSON.stringify(row);
    return !seen.has(text) && seen.add(text);
  });
}

function selectBy({ name, table, kind, columns, subjects }: Asked, column: string) {
  const { untold = {}, toldAs = {}, through } = table;
  const shown = columns.columns
    .filter((each) => !(each in untold))
    .map((each) =>
      toldAs[each] ? sql`${sql.raw(toldAs[each])} as ${sql.ref(each)}` : sql.ref(`told.${each}`),
    );
  const key = through ? sql`parent.${sql.ref(through.column)}` : sql.ref(`told.${column}`);
  const parent = through
    ? sql`join ${sql.table(through.table)} parent on parent.id = ${sql.ref(`told.${column}`)}`
    : sql``;
  const order = columns.key ?? columns.columns;
  const { subject, gone, condition } = subjectOf(table, kind, { key, subjects });
  return sql`(select ${subject}::text as subject, row_to_json((select told_row from (select ${sql.join(shown)}) told_row)) as row
    from ${sql.table(name)} told ${parent} ${gone} where ${condition}
    order by ${sql.join(order.map((each) => sql.ref(`told.${each}`)))})`;
}

function subjectOf(
  table: ToldTable,
  kind: ToldKind,
  { key, subjects }: { key: ReturnType<typeof sql>; subjects: readonly string[] },
) {
  const among = sql`any(${subjects}::uuid[])`;
  if (kind === 'destroyed') {
    const gone = sql`join record gone on gone.id = ${key} and gone.state = 'destroyed'`;
    return { gone, subject: sql`gone.agency_id`, condition: sql`gone.agency_id = ${among}` };
  }
  if (kind !== 'archive') return { gone: sql``, subject: key, condition: sql`${key} = ${among}` };
  const condition = table.kind === 'archive' ? sql`true` : sql`${key} is null`;
  return { gone: sql``, subject: sql.lit(wholeArchive), condition };
}
