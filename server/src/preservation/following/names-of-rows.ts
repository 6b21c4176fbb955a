import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { ToldRows } from './told-rows.ts';

/** What an identifier in a row stands for, for a reader who has no catalogue to look it up in. */
export type Named = {
  readonly kind: 'person' | 'unit' | 'fonds' | 'record' | 'clause' | 'matter';
  readonly name: string;
  readonly code?: string;
};

export type Names = Readonly<Record<string, Named>>;

const identifier = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** The names of everything that the rows of many subjects refer to, looked up in one question. */
export async function findNames(db: Db, told: Iterable<ToldRows>): Promise<Names> {
  const ids = new Set([...told].flatMap(identifiersOf));
  const { rows } = await sql<Named & { id: string }>`
    with asked as (select unnest(${[...ids]}::uuid[]) as id)
    select id, 'person' as kind, name, null as code from person join asked using (id)
    union all select id, 'unit', name, code from org_unit join asked using (id)
    union all select id, 'fonds', name, code from fonds join asked using (id)
    union all select id, 'matter', name, code from matter join asked using (id)
    union all select id, 'clause', text, number from retention_item join asked using (id)
    union all select id, 'record', coalesce(title, ''), coalesce(archival_code, temporary_number)
      from record join asked using (id) where quarantined_at is null`.execute(db as never);
  return Object.fromEntries(
    rows.map(({ id, kind, name, code }) => [id, { kind, name, ...(code && { code }) }]),
  );
}

/** Of all names those that these rows refer to, in the order of the identifiers. */
export function namesIn(names: Names, told: ToldRows, but?: string): Names {
  const ids = [...new Set(identifiersOf(told))].toSorted((one, other) => (one < other ? -1 : 1));
  return Object.fromEntries(
    ids.flatMap((id) => (id !== but && names[id] ? [[id, names[id]] as const] : [])),
  );
}

function identifiersOf(told: ToldRows): string[] {
  return Object.values(told)
    .flat()
    .flatMap((row) => Object.values(row).flat())
    .filter((value): value is string => typeof value === 'string' && identifier.test(value));
}
