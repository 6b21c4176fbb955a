import { expect, test } from 'vitest';
import { administer } from '../../../test/postgres.ts';
import { openTestArchive } from '../../../test/test-archive.ts';
import { derivedTables, keptByBackup, toldTables } from './told-by-store.ts';

const inOrder = (names: readonly string[]) =>
  names.toSorted((one, other) => (one < other ? -1 : 1));

/** As the migrations have made it: the triggers that note changes for the store. */
async function noted(database: string): Promise<string[]> {
  const rows = await administer(
    `select tgrelid::regclass::text as of_table, tgtype, encode(tgargs, 'escape') as arguments
     from pg_trigger where tgfoid = 'note_for_store'::regproc`,
    database,
  );
  return rows.map((row) =>
    [row.of_table, String(row.arguments).replaceAll('\\000', ' ').trim()].join(' '),
  );
}

test('every table is told by the store, made again from it, or kept by a backup for a reason', async () => {
  await using archive = await openTestArchive();
  const database = new URL(archive.ownerUrl).pathname.slice(1);
  const tables = await administer(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
    database,
  );
  const classified = [toldTables, derivedTables, keptByBackup].flatMap((list) => Object.keys(list));
  expect(inOrder(classified)).toEqual(inOrder(tables.map(({ relname }) => String(relname))));
});

test('each change of what is told is noted, whoever makes it: rows made, changed and gone', async () => {
  await using archive = await openTestArchive();
  const expected = Object.entries(toldTables).flatMap(([table, { kind, by, through }]) =>
    by.flatMap((column) => {
      const place = through ? ` ${through.table} ${through.column}` : '';
      return Array.from({ length: 3 }, () => `${table} ${kind} ${column}${place}`);
    }),
  );
  const found = await noted(new URL(archive.ownerUrl).pathname.slice(1));
  expect(inOrder(found)).toEqual(inOrder(expected));
});

test('no secret is told, and what is named as not told is a column', async () => {
  await using archive = await openTestArchive();
  const columns = await administer(
    "select table_name, column_name from information_schema.columns where table_schema = 'public'",
    new URL(archive.ownerUrl).pathname.slice(1),
  );
  const names = columns.map((row) => [row.table_name, row.column_name].join('.'));
  const untold = Object.entries(toldTables).flatMap(([table, { untold = {}, toldAs = {} }]) =>
    [...Object.keys(untold), ...Object.keys(toldAs)].map((column) => `${table}.${column}`),
  );
  expect(untold.filter((name) => !names.includes(name))).toEqual([]);
  const secret = /password|secret|token|_key_hash|private/;
  const told = names.filter((name) => (name.split('.')[0] ?? '') in toldTables);
  expect(told.filter((name) => secret.test(name) && !untold.includes(name))).toEqual([]);
});
