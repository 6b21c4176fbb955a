import type pg from 'pg';

/**
 * A code is never given twice. Numbering passes over what records have, so a head that lags behind does no harm;
 * where the head of a class is not told at all, it is made from its records. Returns for how many classes.
 */
export async function makeMissingHeads(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(`
    insert into class_head (agency_id, fonds_id, class_key, last_number)
    select agency_id, fonds_id, class_key, max(item_number) from record
    where class_key is not null and item_number is not null
      -- Within a volume records are counted by their place in it.
      and not exists (select from volume_item where volume_item.record_id = record.id)
    group by agency_id, fonds_id, class_key
    on conflict (fonds_id, class_key) do nothing`);
  return rowCount ?? 0;
}

/** Columns that count by themselves go on behind what was inserted. */
export async function raiseIdentities(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select attrelid::regclass::text as table, attname as column,
      pg_get_serial_sequence(attrelid::regclass::text, attname) as sequence
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where attidentity <> '' and relnamespace = 'public'::regnamespace`);
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval('${sequence}', coalesce(max("${column}"), 0) + 1, false) from ${table}`,
    );
}
