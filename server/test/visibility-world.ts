import type { Role } from '@lantai/contract/identity/role.ts';
import { type RecordState, recordStates } from '@lantai/contract/records/record-life.ts';
import type { SecurityLevel } from '@lantai/contract/records/security-level.ts';
import { keepHouse } from '#platform/command.ts';
import type { NewRow } from '#platform/database.ts';
import { givenAgency, type TestAgency, type TestArchive } from './test-archive.ts';

const levels: SecurityLevel[] = ['public', 'internal', 'confidential', 'secret', 'top-secret'];
const marks = ['none', 'quarantined', 'released'] as const;

/** What decides who sees a record, as the test's own model knows it. */
export type Specimen = {
  readonly id: string;
  readonly agency: string;
  readonly department: string | null;
  readonly state: RecordState;
  readonly level: SecurityLevel;
  readonly mark: (typeof marks)[number];
  readonly year: number;
  readonly broughtBy: string | null;
  readonly changedBy: string | null;
};

/** Somebody's place in the archive: a role in an agency or a department. */
export type Post = { readonly role: Role; readonly unit: string };

export type Reader = {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly clearance: 0 | 1;
  readonly posts: readonly Post[];
};

/** Two agencies, and a record of every kind in every place of theirs. */
export async function givenWorld(
  archive: TestArchive,
  person: Pick<Reader, 'accountId' | 'personId'>,
) {
  const one = await givenAgency(archive);
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const specimens = [one, other].flatMap((agency) => specimensIn(agency, person));
  const fonds = new Map([one, other].map(({ agencyId, fondsId }) => [agencyId, fondsId]));
  const rows = specimens.map((specimen, index) => rowOf(specimen, fonds, index + 1));
  await keepHouse(archive.platform, async (tx) => {
    for (let start = 0; start < rows.length; start += 200)
      await tx
        .insertInto('record')
        .values(rows.slice(start, start + 200))
        .execute();
    await tx
      .insertInto('component')
      .values(specimens.map(({ id, agency }) => componentOf(id, agency)))
      .execute();
  });
  return { agencies: [one, other] as const, specimens };
}

function specimensIn(
  { agencyId, officeId, financeId }: TestAgency,
  person: Pick<Reader, 'accountId' | 'personId'>,
): Specimen[] {
  const kinds = [null, officeId, financeId].flatMap((department) =>
    recordStates.flatMap((state) =>
      levels.flatMap((level) => marks.map((mark) => ({ department, state, level, mark }))),
    ),
  );
  // Every fifth was brought, every seventh last changed by the person whose eyes we look through.
  return kinds.map((kind, index) => ({
    ...kind,
    id: crypto.randomUUID(),
    agency: agencyId,
    year: 2020 + (index % 4),
    broughtBy: index % 5 === 0 ? person.accountId : null,
    changedBy: index % 7 === 0 ? person.personId : null,
  }));
}

function rowOf(
  specimen: Specimen,
  fonds: ReadonlyMap<string, string>,
  number: number,
): NewRow<'record'> {
  const { id, agency, department, state, level, mark, year, broughtBy, changedBy } = specimen;
  const moment = new Date('2026-01-01T00:00:00Z');
  const numbered =
    state === 'filing' || state === 'filed' || state === 'transferred' || state === 'destroyed';
  return {
    id,
    agency_id: agency,
    fonds_id: fonds.get(agency) ?? '',
    department_id: department,
    category: 'WS',
    state,
    received_as: 'collected',
    title: `关于第${number}号事项的通知`,
    year,
    retention: 'Y',
    security_level: level,
    ...(state !== 'draft' && { temporary_number: `T${number}` }),
    ...(numbered && {
      class_key: 'class',
      item_number: number,
      archival_code: `C${number}`,
      filed_at: moment,
      object_path: 'x',
    }),
    ...(state === 'transferred' && {
      transferred_on: '2026-01-01',
      transferred_to: '示例区档案馆',
      transfer_number: 'JG-1',
    }),
    quarantined_at: mark === 'quarantined' ? moment : null,
    quarantine_mark: mark === 'none' ? null : '题名：秘密',
    source: 'test',
    created_by: broughtBy,
    created_at: moment,
    changed_by: changedBy,
    changed_at: moment,
  };
}

function componentOf(recordId: string, agencyId: string): NewRow<'component'> {
  return {
    agency_id: agencyId,
    record_id: recordId,
    role: 'original',
    position: 1,
    file_name: '正本.txt',
    media_type: 'text/plain',
    size: 1,
    sha512: '0',
    sm3: '0',
    added_at: new Date('2026-01-01T00:00:00Z'),
  };
}
