import { Readable } from 'node:stream';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { givenRecord } from '../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { exportRecords } from './export-records.ts';
import { recordsWorkbook } from './records-workbook.ts';

test('an export has the rows of the filter and the columns of the list, and is in the trail', async () => {
  await using archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  for (const [title, date] of [
    ['甲', '2024-05-06'],
    ['=1+1', '2025-05-06'],
  ] as const)
    await givenRecord(archive, agency, archivist, { description: { title, date, pages: 3 } });
  const { rows, shown, at } = await archive.run(exportRecords, archivist, {
    filter: { year: 2025 },
    columns: ['title', 'year', 'pages', 'state'],
  });
  const workbook = await recordsWorkbook(rows, { columns: shown, at, by: archivist.name });
  const [sheet] = await readXlsxFile(Readable.from(workbook));
  expect(sheet?.data).toEqual([
    ['题名', '年度', '页数', '状态、问题'],
    // Words, not a formula: the cell is of the kind “text”.
    ['=1+1', 2025, 3, '已登记'],
    [`共 1 件，2026-03-01 17:00 由 ${archivist.name} 导出`, null, null, null],
  ]);
  const entry = (await archive.trail()).find(({ command }) => command === 'records.export-records');
  expect(entry).toMatchObject({
    actor_name: archivist.name,
    details: { filter: { year: 2025 }, rows: 1 },
  });
});
