import { expect, test } from 'vitest';
import { givenRecord } from '../../../test/given-records.ts';
import type { TestArchive } from '../../../test/test-archive.ts';
import { fileAll, givenArchivist, numberedRecords } from '../given-filing.test-fixture.ts';
import { dryRunNumbering } from './dry-run.ts';
import { giveReservedNumber } from './give-reserved-number.ts';
import { findNumberMap } from './number-map.ts';
import { findReservations } from './number-queries.ts';
import { releaseNumbers } from './release-numbers.ts';
import { reserveNumbers } from './reserve-numbers.ts';

const classKey = 'A001/WS/2025/D30/BGS';
const itemNumbers = async (archive: TestArchive) =>
  (await numberedRecords(archive)).map(({ item_number }) => item_number);

async function givenReservation(first: number, last: number) {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const { fondsId } = agency;
  await givenRecord(archive, agency, archivist, { description: { title: '在前' } });
  const { id } = await archive.run(reserveNumbers, archivist, {
    ...{ fondsId, classKey, first, last },
    ...{ reason: '待补', until: null },
  });
  return { ...given, fondsId, reservationId: id };
}

test('numbering passes over reserved numbers, as its dry run has said', async () => {
  const { archive, agency, archivist, fondsId } = await givenReservation(2, 3);
  await using _ = archive;
  for (const date of ['2025-06-01', '2025-07-01'])
    await givenRecord(archive, agency, archivist, { description: { date } });
  const dryRun = await archive.read(archivist, (db) => dryRunNumbering(db, { fondsId, classKey }));
  await fileAll(archive, archivist, agency);
  expect(await itemNumbers(archive)).toEqual([1, 4, 5]);
  expect((await numberedRecords(archive)).map(({ archival_code }) => archival_code)).toEqual(
    dryRun.records.map(({ archivalCode }) => archivalCode),
  );
});

test('a reserved number goes to the record it was kept for, once', async () => {
  const { archive, agency, archivist, reservationId } = await givenReservation(2, 3);
  await using _ = archive;
  await fileAll(archive, archivist, agency);
  const recordId = await givenRecord(archive, agency, archivist);
  const other = await givenRecord(archive, agency, archivist, {
    description: { departmentId: agency.financeId },
  });
  const give = (id: string, number: number) =>
    archive.run(giveReservedNumber, archivist, { reservationId, recordId: id, number });
  await expect(give(recordId, 4)).rejects.toMatchObject({
    code: 'arrangement.number-not-reserved',
    details: { number: 4, range: '0002–0003' },
  });
  await expect(give(other, 2)).rejects.toMatchObject({
    code: 'arrangement.record-of-another-class',
  });
  expect(await give(recordId, 3)).toMatchObject({ archivalCode: 'A001-WS·2025-D30-BGS-0003' });
  await expect(give(other, 3)).rejects.toMatchObject({ code: 'arrangement.number-not-reserved' });
  // Numbered is not filed: the job that was asked for does the rest.
  expect((await archive.row('record', recordId)).state).toBe('filing');
  expect(await fileAll(archive, archivist, agency, [])).toMatchObject({ filed: 1 });
});

test('a released number below the last is explained, one above is given like any other', async () => {
  const { archive, agency, archivist, fondsId, reservationId } = await givenReservation(2, 5);
  await using _ = archive;
  await fileAll(archive, archivist, agency);
  const recordId = await givenRecord(archive, agency, archivist);
  await archive.run(giveReservedNumber, archivist, { reservationId, recordId, number: 4 });
  const release = () => archive.run(releaseNumbers, archivist, { reservationId, reason: '不再补' });
  expect(await release()).toEqual({ explained: 0 });
  await expect(release()).rejects.toMatchObject({ code: 'arrangement.reservation-not-open' });
  for (const date of ['2025-06-01', '2025-07-01', '2025-08-01'])
    await givenRecord(archive, agency, archivist, { description: { date } });
  await fileAll(archive, archivist, agency);
  expect(await itemNumbers(archive)).toEqual([1, 2, 3, 4, 5]);
  expect(await archive.read(archivist, (db) => findReservations(db, fondsId))).toMatchObject([
    { first: 2, last: 5, used: 4, released: { reason: '不再补' } },
  ]);
});

test('what is released below the last number leaves no gap unexplained', async () => {
  const { archive, agency, archivist, fondsId, reservationId } = await givenReservation(2, 4);
  await using _ = archive;
  await givenRecord(archive, agency, archivist, { description: { date: '2025-09-01' } });
  await fileAll(archive, archivist, agency);
  const recordId = await givenRecord(archive, agency, archivist);
  await archive.run(giveReservedNumber, archivist, { reservationId, recordId, number: 3 });
  expect(await archive.run(releaseNumbers, archivist, { reservationId, reason: '不再补' })).toEqual(
    { explained: 2 },
  );
  const [ofClass] = await archive.read(archivist, (db) => findNumberMap(db, fondsId));
  expect(ofClass?.runs).toEqual([
    { first: 1, last: 1, state: 'numbered' },
    { first: 2, last: 2, state: 'explained' },
    { first: 3, last: 3, state: 'numbered' },
    { first: 4, last: 4, state: 'explained' },
    { first: 5, last: 5, state: 'numbered' },
  ]);
});

test('a range that is given, reserved or backward is not reserved', async () => {
  const { archive, agency, archivist, fondsId } = await givenReservation(5, 6);
  await using _ = archive;
  await fileAll(archive, archivist, agency);
  const reserve = (first: number, last: number) =>
    archive.run(reserveNumbers, archivist, {
      ...{ fondsId, classKey, first, last },
      ...{ reason: '待补', until: null },
    });
  await expect(reserve(1, 5)).rejects.toMatchObject({
    code: 'arrangement.numbers-taken',
    details: { numbers: '0001、0005' },
  });
  await expect(reserve(9, 8)).rejects.toMatchObject({ code: 'arrangement.range-backward' });
  await expect(
    archive.run(reserveNumbers, archivist, {
      ...{ fondsId, classKey: 'A001/WS/1900/Y', first: 1, last: 1 },
      ...{ reason: '待补', until: null },
    }),
  ).rejects.toMatchObject({ code: 'arrangement.class-not-found' });
});
