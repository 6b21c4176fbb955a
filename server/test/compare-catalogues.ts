import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { derivedTables, keptByBackup, toldTables } from '#preservation/following/told-by-store.ts';

type CatalogueRow = Record<string, unknown>;
type Catalogue = Map<string, CatalogueRow[]>;

/** What a rebuilt catalogue does not have from the old one, column by column, and what it has instead. */
const standIns: Readonly<Record<string, CatalogueRow>> = {
  // Passwords are not in the store; how somebody signed in is no part of the archive.
  account: {
    password_hash: '!',
    password_changed_at: '1970-01-01T00:00:00+00:00',
    must_change_password: true,
    failed_sign_ins: 0,
    locked_until: null,
    last_sign_in_at: null,
  },
  source_system: { token_id: null, webhook_secret: null },
};

/** Every row of every table that the store tells, as text of JSON has it: all columns, all instants, in one zone. */
async function readCatalogue(url: string): Promise<Catalogue> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'");
    const catalogue: Catalogue = new Map();
    for (const { relname } of await tablesOf(client)) {
      const { rows } = await client.query<{ row: CatalogueRow }>(
        `select to_jsonb(t) as row from ${relname} t`,
      );
      catalogue.set(
        relname,
        rows.map(({ row }) => row),
      );
    }
    return catalogue;
  } finally {
    await client.end();
  }
}

async function tablesOf(client: pg.Client): Promise<{ relname: string }[]> {
  const { rows } = await client.query<{ relname: string }>(`
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`);
  return rows.filter(({ relname }) => !(relname in derivedTables || relname in keptByBackup));
}

/**
 * What a store can tell of a catalogue: all of it save the records that are not filed, and what cannot stand
 * without them. Worked out from the references the schema declares, by other means than the rebuild's own.
 */
async function withoutUnfiled(url: string, catalogue: Catalogue): Promise<void> {
  const stored = new Set(['filed', 'transferred', 'destroyed']);
  keep(catalogue, 'record', ({ state }) => stored.has(String(state)));
  const references = await referencesOf(url);
  for (let before = -1; before !== countOf(catalogue); ) {
    before = countOf(catalogue);
    for (const { child, columns, optional, parent, keys } of references) {
      const there = new Set((catalogue.get(parent) ?? []).map((row) => keyOf(row, keys)));
      const dangles = (row: CatalogueRow) =>
        columns.every((column) => row[column] !== null) && !there.has(keyOf(row, columns));
      const empties = optional.length > 0 && !needsReference.has(`${child}.${columns[0]}`);
      if (empties)
        for (const row of (catalogue.get(child) ?? []).filter(dangles))
          for (const column of optional) row[column] = null;
      else keep(catalogue, child, (row) => !dangles(row));
    }
  }
}

/** Optional by its column, and yet a row that says nothing without it: a check of the table says so. */
const needsReference = new Set(['memoir_reference.record_id']);

type Reference = {
  child: string;
  columns: string[];
  optional: string[];
  parent: string;
  keys: string[];
};

async function referencesOf(url: string): Promise<Reference[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const name = (list: string, table: string) => `array(select a.attname::text
      from unnest(${list}) with ordinality u (n, i) join pg_attribute a on a.attrelid = ${table} and a.attnum = u.n`;
    const { rows } = await client.query<Reference>(`
      select conrelid::regclass::text as child, confrelid::regclass::text as parent,
        ${name('conkey', 'conrelid')} order by i) as columns, ${name('confkey', 'confrelid')} order by i) as keys,
        ${name('conkey', 'conrelid')} where not a.attnotnull) as optional
      from pg_constraint where contype = 'f'`);
    return rows;
  } finally {
    await client.end();
  }
}

function keep(catalogue: Catalogue, table: string, wanted: (row: CatalogueRow) => boolean): void {
  catalogue.set(table, (catalogue.get(table) ?? []).filter(wanted));
}

function countOf(catalogue: Catalogue): number {
  return [...catalogue.values()].reduce((sum, rows) => sum + rows.length, 0);
}

function keyOf(row: CatalogueRow, columns: readonly string[]): string {
  return columns.map((column) => String(row[column])).join(' ');
}

/** A row as it comes out of the store. */
function asTold(table: string, row: CatalogueRow): CatalogueRow {
  const told = { ...row, ...standIns[table] };
  // Texts are read again from the bytes.
  if (table === 'component' && row.text_state !== 'none')
    return { ...told, text_state: 'waiting', text_note: null };
  return told;
}

export type Difference = { table: string; missing: CatalogueRow[]; surplus: CatalogueRow[] };

/**
 * Where a rebuilt catalogue differs from its original: rows that are missing or are there beyond it, compared with
 * every column. `rows` says how many rows were the same, by table, so that nothing is equal for being empty.
 */
export async function compareCatalogues(
  originalUrl: string,
  rebuiltUrl: string,
): Promise<{ differences: Difference[]; rows: Record<string, number> }> {
  const [original, rebuilt] = [await readCatalogue(originalUrl), await readCatalogue(rebuiltUrl)];
  await withoutUnfiled(originalUrl, original);
  const differences: Difference[] = [];
  const rows: Record<string, number> = {};
  for (const table of Object.keys(toldTables)) {
    const expected = (original.get(table) ?? []).map((row) => asTold(table, row));
    const found = (rebuilt.get(table) ?? []).map((row) =>
      table === 'component' ? asTold(table, row) : row,
    );
    const missing = beyond(expected, found);
    const surplus = beyond(found, expected);
    if (missing.length + surplus.length > 0) differences.push({ table, missing, surplus });
    else if (found.length > 0) rows[table] = found.length;
  }
  return { differences, rows };
}

function beyond(rows: readonly CatalogueRow[], others: readonly CatalogueRow[]): CatalogueRow[] {
  const there = new Map<string, number>();
  for (const row of others) there.set(textOf(row), (there.get(textOf(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const left = there.get(textOf(row)) ?? 0;
    there.set(textOf(row), left - 1);
    return left <= 0 && !others.some((other) => isDeepStrictEqual(other, row));
  });
}

function textOf(row: CatalogueRow): string {
  return JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
