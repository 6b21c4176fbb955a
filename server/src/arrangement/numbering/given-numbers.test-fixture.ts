import { sql } from 'kysely';
import { keepHouse } from '#platform/command.ts';
import type { TestAgency, TestArchive } from '../../../test/test-archive.ts';

type Class = { readonly year: number; readonly retention: string; readonly departmentId: string };

/**
 * Records with numbers, straight into the table: a fonds as it is after years of work, in a second. The
 * numbers are those of the class, gaps included; each record is on paper and filed.
 */
export async function givenNumbered(
  archive: TestArchive,
  { agencyId, fondsId }: TestAgency,
  { year, retention, departmentId }: Class,
  given: { classKey: string; numbers: readonly number[]; lastNumber?: number },
): Promise<void> {
  const { classKey, numbers } = given;
  await keepHouse(archive.platform, async (tx) => {
    await sql`
      insert into record (agency_id, fonds_id, department_id, department_name, category, state, received_as,
        temporary_number, title, creator, date_given, document_on, year, retention, pages, carrier,
        class_key, item_number, archival_code, filed_at, object_path, source, created_at, changed_at)
      select ${agencyId}, ${fondsId}, ${departmentId}, department.name, 'WS', 'filed', 'holding',
        'T-' || ${classKey} || '-' || number, '第 ' || number || ' 件', '示例局', ${year} || '-05-06',
        make_date(${year}, 5, 6), ${year}, ${retention}, 10, 'paper',
        ${classKey}, number, replace(${classKey}, '/', '-') || '-' || lpad(number::text, 4, '0'),
        ${archive.platform.now()}, 'object', 'test', ${archive.platform.now()}, ${archive.platform.now()}
      from unnest(${numbers}::int[]) number
      join org_unit department on department.id = ${departmentId}`.execute(tx);
    await sql`
      insert into class_head (agency_id, fonds_id, class_key, last_number)
      values (${agencyId}, ${fondsId}, ${classKey}, ${given.lastNumber ?? Math.max(...numbers.slice(-1))})
      on conflict (fonds_id, class_key) do update set last_number = excluded.last_number`.execute(
      tx,
    );
  });
}

/** Registered rows of an old catalogue, each with the number it came with. */
export async function givenWithOldNumbers(
  archive: TestArchive,
  { agencyId, fondsId }: TestAgency,
  { year, retention, departmentId }: Class,
  numbers: readonly number[],
): Promise<void> {
  await keepHouse(archive.platform, async (tx) => {
    await sql`
      insert into record (agency_id, fonds_id, department_id, department_name, category, state, received_as,
        temporary_number, title, creator, date_given, document_on, year, retention, pages, carrier, more,
        source, created_at, changed_at)
      select ${agencyId}, ${fondsId}, ${departmentId}, department.name, 'WS', 'registered', 'holding',
        'O-' || gen_random_uuid(), '旧目录第 ' || number || ' 件', '示例局', ${year} || '-05-06',
        make_date(${year}, 5, 6), ${year}, ${retention}, 10, 'paper',
        jsonb_build_object('件号', lpad(number::text, 4, '0')), 'test', ${archive.platform.now()},
        ${archive.platform.now()}
      from unnest(${numbers}::int[]) as old (number)
      join org_unit department on department.id = ${departmentId}`.execute(tx);
  });
}
