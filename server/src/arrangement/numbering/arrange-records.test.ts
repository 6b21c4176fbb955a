import { expect, test } from 'vitest';
import { givenRecord } from '../../../test/given-records.ts';
import { fileAll, givenArchivist, numberedRecords } from '../given-filing.test-fixture.ts';
import { arrangeRecords } from './arrange-records.ts';
import { chooseOrder } from './choose-order.ts';
import { dryRunNumbering } from './dry-run.ts';

const classKey = 'A001/WS/2025/D30/BGS';

async function givenThree() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const ids: string[] = [];
  for (const [title, date] of [
    ['关于修缮办公楼的请示', '2025-01-05'],
    ['关于防汛工作的通知', '2025-02-05'],
    ['关于修缮办公楼的批复', '2025-03-05'],
  ] as const)
    ids.push(await givenRecord(archive, agency, archivist, { description: { title, date } }));
  const dryRun = () =>
    archive.read(archivist, (db) => dryRunNumbering(db, { fondsId: agency.fondsId, classKey }));
  return { ...given, ids, dryRun, inClass: { fondsId: agency.fondsId, classKey } };
}

const codes = (records: readonly { archivalCode: string; recordId: string }[]) =>
  records.map(({ archivalCode, recordId }) => [recordId, archivalCode]);

test('an order made by hand is what the dry run shows and what filing gives; later records follow', async () => {
  const { archive, agency, archivist, ids, dryRun, inClass } = await givenThree();
  await using _ = archive;
  const [first = '', second = '', third = ''] = ids;
  await archive.run(arrangeRecords, archivist, { ...inClass, recordIds: [third, first, second] });
  const later = await givenRecord(archive, agency, archivist, {
    description: { date: '2025-01-01' },
  });
  const { records } = await dryRun();
  expect(records.map(({ recordId, arranged }) => [recordId, arranged])).toEqual([
    [third, true],
    [first, true],
    [second, true],
    [later, false],
  ]);
  await fileAll(archive, archivist, agency);
  const filed = await numberedRecords(archive);
  expect(filed.map(({ id, archival_code }) => [id, archival_code])).toEqual(codes(records));
});

test('the rule of a class decides where nobody has arranged, and can be gone back to', async () => {
  const { archive, archivist, ids, dryRun, inClass } = await givenThree();
  await using _ = archive;
  const [first = '', second = '', third = ''] = ids;
  const order = async () => (await dryRun()).records.map(({ recordId }) => recordId);
  expect(await order()).toEqual([first, second, third]);
  await archive.run(chooseOrder, archivist, { ...inClass, rule: 'matter' });
  expect(await order()).toEqual([first, third, second]);
  await archive.run(arrangeRecords, archivist, { ...inClass, recordIds: [second, third, first] });
  expect(await order()).toEqual([second, third, first]);
  await archive.run(arrangeRecords, archivist, { ...inClass, recordIds: [] });
  expect(await order()).toEqual([first, third, second]);
});

test('an order that leaves somebody’s new record out is refused', async () => {
  const { archive, agency, archivist, ids, inClass } = await givenThree();
  await using _ = archive;
  await givenRecord(archive, agency, archivist);
  await expect(
    archive.run(arrangeRecords, archivist, { ...inClass, recordIds: ids }),
  ).rejects.toMatchObject({ code: 'arrangement.order-out-of-date', details: { count: 4 } });
});
