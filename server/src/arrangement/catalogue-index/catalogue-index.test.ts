import { Readable } from 'node:stream';
import { indexColumnNames, indexColumns } from '@lantai/contract/arrangement/catalogue-index.ts';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { givenRecord } from '../../../test/given-records.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import {
  givenApproved,
  givenMemoir,
  givenMemoirWorld,
  type MemoirWorld,
} from '../../collection/memoirs/given-memoir.test-fixture.ts';
import { findLibraries } from '../libraries/library-queries.ts';
import { exportCatalogueIndex } from './export-catalogue-index.ts';
import { getCatalogueIndex } from './index-rows.ts';
import { indexWorkbook } from './index-workbook.ts';
import { printCatalogueIndex } from './print-catalogue-index.ts';

type Order = 'time' | 'department' | 'institution';

async function givenIndexed() {
  const world = await givenMemoirWorld();
  const { archive, agency, archivist } = world;
  const record = (description: object) => givenRecord(archive, agency, archivist, { description });
  await record({
    title: '乙事业单位章程',
    creator: '乙中心',
    date: '2024-05-06',
    documentNumber: '乙发〔2024〕2号',
  });
  await record({
    title: '甲事业单位登记',
    creator: '甲中心',
    date: '2023-01-02',
    departmentId: agency.financeId,
    remark: '复印件',
  });
  await record({ title: '甲事业单位变更', creator: '甲中心', date: '2025-03-04' });
  await givenRecord(archive, agency, archivist, { register: false });
  await givenMemoir(world);
  await givenApproved(world, { timeGiven: '2024年1月1日', event: '两办合署' });
  return world;
}

const indexBy = ({ archive, agency, archivist }: MemoirWorld, order: Order, more = {}) =>
  archive.read(archivist, (db) =>
    getCatalogueIndex(db, { fondsId: agency.fondsId, order, ...more }),
  );

const lines = ({ rows }: Awaited<ReturnType<typeof indexBy>>) =>
  rows.map(({ group, sequence, title }) => [group, sequence, title]);

test('by time, by department and by institution; a memoir stands in place, counted by itself', async () => {
  await using world = await givenIndexed();
  const byTime = await indexBy(world, 'time');
  expect({ originals: byTime.originals, memoirs: byTime.memoirs }).toEqual({
    originals: 3,
    memoirs: 1,
  });
  expect(lines(byTime)).toEqual([
    [null, '1', '甲事业单位登记'],
    [null, '记1', '两办合署'],
    [null, '2', '乙事业单位章程'],
    [null, '3', '甲事业单位变更'],
  ]);
  expect(lines(await indexBy(world, 'department'))).toEqual([
    ['办公室', '记1', '两办合署'],
    ['办公室', '1', '乙事业单位章程'],
    ['办公室', '2', '甲事业单位变更'],
    ['财务科', '3', '甲事业单位登记'],
  ]);
  expect(lines(await indexBy(world, 'institution'))).toEqual([
    ['甲中心', '1', '甲事业单位登记'],
    ['甲中心', '2', '甲事业单位变更'],
    ['示例局', '记1', '两办合署'],
    ['乙中心', '3', '乙事业单位章程'],
  ]);
});

test('a row has number, title, day, institution and remark; the memoir’s remark is its mark', async () => {
  await using world = await givenIndexed();
  const { rows } = await indexBy(world, 'time');
  expect(rows.slice(1, 3)).toMatchObject([
    {
      kind: 'memoir',
      documentNumber: '',
      day: '2024-01-01',
      institution: '示例局',
      remark: '参考材料（补救）；无书面依据',
    },
    {
      kind: 'original',
      documentNumber: '乙发〔2024〕2号',
      day: '2024-05-06',
      institution: '乙中心',
      remark: '',
    },
  ]);
});

test('within years, and of one category without memoirs, which are of none', async () => {
  await using world = await givenIndexed();
  expect(lines(await indexBy(world, 'time', { fromYear: 2024, toYear: 2024 }))).toEqual([
    [null, '记1', '两办合署'],
    [null, '1', '乙事业单位章程'],
  ]);
  expect((await indexBy(world, 'time', { category: 'WS' })).memoirs).toBe(0);
  expect((await indexBy(world, 'time', { category: 'KJ' })).rows).toEqual([]);
});

test('page, print and workbook are the same rows, and leave a trace', async () => {
  await using world = await givenIndexed();
  const { archive, agency, archivist } = world;
  const filter = { fondsId: agency.fondsId, order: 'institution' as const };
  const page = await indexBy(world, 'institution');
  const { index: printed } = await archive.run(printCatalogueIndex, archivist, filter);
  const exported = await archive.run(exportCatalogueIndex, archivist, filter);
  expect(printed).toEqual(page);
  expect(exported).toEqual(page);
  const [sheet] = await readXlsxFile(Readable.from(await indexWorkbook(exported)));
  const [head, ...data] = sheet?.data ?? [];
  expect(head).toEqual(Object.values(indexColumnNames));
  expect(
    data.filter((cells) => cells.length > 1 && cells[1] !== undefined && cells[2] !== null),
  ).toEqual(page.rows.map((row) => indexColumns.map((column) => row[column] || null)));
  const commands = (await archive.trail()).map(({ command }) => command);
  expect(commands.slice(-2)).toEqual([
    'arrangement.print-catalogue-index',
    'arrangement.export-catalogue-index',
  ]);
});

test('a reader’s index has what the reader may see', async () => {
  await using world = await givenIndexed();
  const { archive, agency } = world;
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  // Nothing is filed yet; an approved memoir is there for all who read.
  const seen = await archive.read(reader, (db) =>
    getCatalogueIndex(db, { fondsId: agency.fondsId, order: 'time' }),
  );
  expect(lines(seen)).toEqual([[null, '记1', '两办合署']]);
});

test('no figure of holdings counts a memoir', async () => {
  await using world = await givenMemoirWorld();
  const { archive, agency, archivist } = world;
  await givenRecord(archive, agency, archivist);
  const figures = () => archive.read(archivist, (db) => findLibraries(db, agency.fondsId));
  const before = await figures();
  await givenApproved(world);
  expect(await figures()).toEqual(before);
});
