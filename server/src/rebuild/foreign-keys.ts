import type pg from 'pg';
import type { LeftOut } from './rebuild-report.ts';

/** A reference from a table to another, as the schema declares it. */
export type ForeignKey = {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
  readonly columns: readonly string[];
  /** Those of the columns that may be empty. */
  readonly nullable: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
};

/** Takes every reference away, so that rows may come in any order; `restoreForeignKeys` checks each again. */
export async function dropForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(pg_constraint.oid) as definition,
      confrelid::regclass::text as target,
      array(select attname::text from unnest(conkey) with ordinality as key (number, place)
        join pg_attribute on attrelid = conrelid and attnum = number order by place) as columns,
      array(select attname::text from unnest(conkey) with ordinality as key (number, place)
        join pg_attribute on attrelid = conrelid and attnum = number and not attnotnull order by place) as nullable,
      array(select attname::text from unnest(confkey) with ordinality as key (number, place)
        join pg_attribute on attrelid = confrelid and attnum = number order by place) as "targetColumns"
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    order by 1, 2`);
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint "${name}"`);
  return rows;
}

export async function restoreForeignKeys(
  client: pg.Client,
  keys: readonly ForeignKey[],
): Promise<void> {
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint "${name}" ${definition}`);
}

/**
 * A row may refer to one that the store does not tell: an unfiled record, something whose object is damaged. Where
 * the reference may be empty it is emptied, otherwise the row is left out, and what referred to it is looked at again.
 */
export async function settleReferences(
  client: pg.Client,
  keys: readonly ForeignKey[],
): Promise<LeftOut[]> {
  const settled = new Map<string, LeftOut>();
  for (let again = true; again; ) {
    again = false;
    for (const key of keys) {
      const { emptied, left } = await settle(client, key);
      if (emptied + left === 0) continue;
      again = true;
      const before = settled.get(key.name) ?? {
        table: key.table,
        target: key.target,
        emptied: 0,
        left: 0,
      };
      settled.set(key.name, {
        ...before,
        emptied: before.emptied + emptied,
        left: before.left + left,
      });
    }
  }
  return [...settled.values()];
}

async function settle(
  client: pg.Client,
  key: ForeignKey,
): Promise<{ emptied: number; left: number }> {
  const dangling = danglingOf(key);
  if (key.nullable.length > 0) {
    await client.query('savepoint settling');
    try {
      const empty = key.nullable.map((column) => `"${column}" = null`).join(', ');
      const { rowCount } = await client.query(
        `update ${key.table} child set ${empty} where ${dangling}`,
      );
      return { emptied: rowCount ?? 0, left: 0 };
    } catch {
      // The row says nothing without it: a check of the table refuses the empty reference.
      await client.query('rollback to savepoint settling');
    }
  }
  const { rowCount } = await client.query(`delete from ${key.table} child where ${dangling}`);
  return { emptied: 0, left: rowCount ?? 0 };
}

function danglingOf({ columns, target, targetColumns }: ForeignKey): string {
  const filled = columns.map((column) => `child."${column}" is not null`).join(' and ');
  const same = columns
    .map((column, place) => `parent."${targetColumns[place]}" = child."${column}"`)
    .join(' and ');
  return `${filled} and not exists (select from ${target} parent where ${same})`;
}
