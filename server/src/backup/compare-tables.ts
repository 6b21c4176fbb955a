import { pipeline } from 'node:stream/promises';
import { type Digests, digestThrough } from '../preservation/digest.ts';
import type { SetManifest } from './backup-manifest.ts';
import { copyOut, openSnapshot } from './dump-tables.ts';

export type TableDifference = {
  readonly table: string;
  readonly expectedRows: number;
  readonly rows: number;
};

/** Holds every table of a restored database against the set, row for row and byte for byte. */
export async function compareTables(
  ownerUrl: string,
  { header, files }: SetManifest,
): Promise<TableDifference[]> {
  const digests = new Map(files.map(({ path, sha512 }) => [path, sha512]));
  const client = await openSnapshot(ownerUrl);
  try {
    const differences: TableDifference[] = [];
    for (const table of header.tables) {
      const rows = copyOut(client, table);
      let found: Digests | undefined;
      const digesting = digestThrough((result) => {
        found = result;
      });
      await pipeline(rows, digesting, async (rest) => {
        for await (const _ of rest);
      });
      const count = rows.rowCount ?? 0;
      if (found?.sha512 !== digests.get(table.path) || count !== table.rows)
        differences.push({ table: table.name, expectedRows: table.rows, rows: count });
    }
    return differences;
  } finally {
    await client.end();
  }
}

/** Tables that somebody could read past the rules: none, or the restored archive must not be opened. */
export async function findUnguarded(ownerUrl: string): Promise<string[]> {
  const client = await openSnapshot(ownerUrl);
  try {
    const { rows } = await client.query<{ name: string }>(`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and (not relrowsecurity
        or (relname <> 'schema_migration' and not exists (select from pg_policy where polrelid = pg_class.oid)))`);
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
