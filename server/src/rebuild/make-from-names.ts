import type pg from 'pg';
import type { Names } from '../preservation/following/names-of-rows.ts';

/**
 * Agencies, departments, fonds and people whose own object is not in the store, or is damaged, are made from what
 * the objects of records call them: enough for the records to stand under. Returns how many of each.
 */
export async function makeFromNames(
  client: pg.Client,
  names: Names,
): Promise<Record<string, number>> {
  const of = (kind: string) =>
    JSON.stringify(
      Object.entries(names).flatMap(([id, named]) =>
        named.kind === kind ? [{ id, name: named.name || id, code: named.code ?? id }] : [],
      ),
    );
  const given = `jsonb_to_recordset($1::jsonb) as given (id uuid, name text, code text)`;
  const make = async (statement: string, kind: string) =>
    (await client.query(statement, [of(kind)])).rowCount ?? 0;
  const agencies = await make(
    `insert into org_unit (id, kind, code, name)
     select id, 'agency', code, name from ${given}
     where id in (select agency_id from record) and id not in (select id from org_unit) on conflict do nothing`,
    'unit',
  );
  const departments = await make(
    `insert into org_unit (id, kind, parent_id, agency_id, code, name)
     select distinct on (given.id) given.id, 'department', record.agency_id, record.agency_id, code, name
     from ${given} join record on record.department_id = given.id
     where given.id not in (select id from org_unit) on conflict do nothing`,
    'unit',
  );
  const fonds = await make(
    `insert into fonds (id, agency_id, code, name)
     select distinct on (given.id) given.id, record.agency_id, code, name
     from ${given} join record on record.fonds_id = given.id
     where given.id not in (select id from fonds) on conflict do nothing`,
    'fonds',
  );
  const people = await make(
    `insert into person (id, name) select id, name from ${given} where id not in (select id from person)`,
    'person',
  );
  const made = { org_unit: agencies + departments, fonds, person: people };
  return Object.fromEntries(Object.entries(made).filter(([, count]) => count > 0));
}
