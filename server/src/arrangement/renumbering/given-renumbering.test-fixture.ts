import type { RenumberingWish } from '@lantai/contract/arrangement/renumbering.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import { systemActor } from '#platform/actor.ts';
import type { Row } from '#platform/database.ts';
import { givenRecord } from '../../../test/given-records.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { fileAll, givenArchivist, numberedRecords } from '../given-filing.test-fixture.ts';
import { decideRenumbering } from './decide-renumbering.ts';
import { draftRenumbering } from './draft-renumbering.ts';
import { proposeRenumbering } from './propose-renumbering.ts';
import { renumberRecords } from './renumber-records.job.ts';
import { getRenumbering } from './renumbering-queries.ts';

export const classKey = 'A001/WS/2025/D30/BGS';
export const codeOf = (number: number) => `A001-WS·2025-D30-BGS-${String(number).padStart(4, '0')}`;

/** The whole class, in the order of its days. */
export const byTime = {
  kind: 'reorder',
  classKey,
  from: null,
  to: null,
  order: 'time',
  closeGaps: false,
  codes: null,
} as const satisfies RenumberingWish;

export type Renumbering = Awaited<ReturnType<typeof givenFiled>>;

/**
 * A class that is filed, one record for each day of January 2025 named; what was filed first has the first number.
 * Beside it the archivist who proposes and the head of the archives who approves.
 */
export async function givenFiled(days: readonly number[], description: DescriptionChanges = {}) {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const file = async (day: number, changes: DescriptionChanges = description) => {
    const date = `2025-01-${String(day).padStart(2, '0')}`;
    const recordId = await givenRecord(archive, agency, archivist, {
      description: { title: `第 ${day} 日的通知`, date, ...changes },
    });
    await fileAll(archive, archivist, agency);
    return recordId;
  };
  const ids: string[] = [];
  for (const day of days) ids.push(await file(day));
  const draft = async (wish: RenumberingWish) => {
    const { id } = await archive.run(draftRenumbering, archivist, {
      ...{ fondsId: agency.fondsId, reason: '归档时次序有误', wish },
    });
    return id;
  };
  const propose = async (wish: RenumberingWish) => {
    const renumberingId = await draft(wish);
    await archive.run(proposeRenumbering, archivist, { renumberingId });
    return renumberingId;
  };
  const approve = (renumberingId: string) =>
    archive.run(decideRenumbering, head, { renumberingId, consents: true, reason: '' });
  const finish = (renumberingId: string) =>
    archive.perform(renumberRecords(archive.platform, archive.storage), head, { renumberingId });
  const renumber = async (wish: RenumberingWish) => {
    const renumberingId = await propose(wish);
    await approve(renumberingId);
    await finish(renumberingId);
    return renumberingId;
  };
  const show = (renumberingId: string) =>
    archive.read(archivist, (db) => getRenumbering(db, archivist, renumberingId));
  const codes = async () =>
    new Map((await numberedRecords(archive)).map(({ id, archival_code }) => [id, archival_code]));
  const kept = <Table extends 'allocated_code' | 'former_code' | 'explained_gap' | 'box'>(
    table: Table,
  ) =>
    archive.read(
      systemActor,
      async (db) => (await db.selectFrom(table).selectAll().execute()) as unknown as Row<Table>[],
    );
  return {
    ...given,
    ...{ head, ids, file, draft, propose, approve, finish, renumber, show, codes, kept },
  };
}
