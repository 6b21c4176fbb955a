import { type RecordState, recordStates } from '@lantai/contract/records/record-life.ts';
import { expect, test } from 'vitest';
import { givenRecord } from '../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { fileAll } from '../arrangement/given-filing.test-fixture.ts';
import { findRecords, type RecordFilter } from '../records/record-queries.ts';
import { voidRecord } from '../records/void-record.ts';
import { findFilingProgress, findHoldings } from './statistics-queries.ts';

async function givenYear() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const record = (departmentId: string, retention: string) =>
    givenRecord(archive, agency, archivist, {
      description: { departmentId, retention, date: '2025-05-06', pages: 3 },
    });
  for (let filed = 0; filed < 3; filed += 1) await record(agency.officeId, 'Y');
  await record(agency.financeId, 'D10');
  await fileAll(archive, archivist, agency);
  await record(agency.officeId, 'Y');
  const voided = await record(agency.officeId, 'Y');
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  await archive.run(voidRecord, head, { recordId: voided, reason: '重复' });
  return { archive, agency, archivist };
}

test('every figure of the filing progress is the total of the list it opens', async () => {
  const { archive, agency, archivist } = await givenYear();
  await using _ = archive;
  const rows = await archive.read(archivist, (db) => findFilingProgress(db, agency.fondsId, 2025));
  expect(
    rows.map(({ departmentName, captured, waiting, underway, filed, excluded, filedByMonth }) => [
      departmentName,
      { captured, waiting, underway, filed, excluded },
      filedByMonth.map(({ month, count }) => [month, count]),
    ]),
  ).toEqual([
    ['办公室', { captured: 4, waiting: 1, underway: 0, filed: 3, excluded: 0 }, [['2026-03', 3]]],
    ['财务科', { captured: 1, waiting: 0, underway: 0, filed: 1, excluded: 0 }, [['2026-03', 1]]],
  ]);
  const total = async (filter: RecordFilter) =>
    (await archive.read(archivist, (db) => findRecords(db, filter, { limit: 1 }))).total;
  const all = recordStates.filter((state) => state !== 'voided');
  for (const row of rows) {
    const place: RecordFilter = {
      fondsId: agency.fondsId,
      year: 2025,
      category: [row.category],
      departmentId: row.departmentId ?? undefined,
    };
    const counted = (state: RecordState[], filedMonth?: string) =>
      total({ ...place, state, filedMonth });
    expect([await counted(all), await counted(['filed']), await counted(['registered'])]).toEqual([
      row.captured,
      row.filed,
      row.waiting,
    ]);
    expect(await counted(['filed'], '2026-03')).toBe(row.filed);
    expect(await counted(['filed'], '2026-02')).toBe(0);
  }
});

test('the holdings of a fonds count what is filed, by category, year and period', async () => {
  const { archive, agency, archivist } = await givenYear();
  await using _ = archive;
  const rows = await archive.read(archivist, (db) => findHoldings(db, agency.fondsId));
  expect(rows).toEqual([
    {
      category: 'WS',
      year: 2025,
      retention: 'D10',
      records: 1,
      pages: 3,
      components: 1,
      bytes: expect.any(Number),
    },
    {
      category: 'WS',
      year: 2025,
      retention: 'Y',
      records: 3,
      pages: 9,
      components: 3,
      bytes: expect.any(Number),
    },
  ]);
  const { total } = await archive.read(archivist, (db) =>
    db
      .selectFrom('component')
      .innerJoin('record', 'record.id', 'component.record_id')
      .select((row) => row.fn.sum<number>('size').as('total'))
      .where('record.state', '=', 'filed')
      .executeTakeFirstOrThrow(),
  );
  expect(rows.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(Number(total));
});
