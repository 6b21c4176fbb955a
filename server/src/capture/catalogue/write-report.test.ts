import { readFile } from 'node:fs/promises';
import type { Day } from '@lantai/contract/values.ts';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { CheckedRow } from './catalogue-entry.ts';
import { checkRows } from './check-rows.ts';
import { givenFolder } from './given-folder.ts';
import { openCatalogue } from './read-catalogue.ts';
import { writeReport } from './write-report.ts';

const heading = '页数,题名,责任者,日期,期限,主题词';
const csv = [
  heading,
  '4,关于甲事项的请示,甲局,20190305,永久,请示',
  '约20页,关于乙事项的请示,乙局,2014-02-30,永久,请示',
  '0026,关于丙事项的请示,丙局,20190306,水久,请示',
  '3,关于丁事项的请示（绝密★长期）,丁局,不详,永久,请示',
  '5,关于戊事项的请示,戊局,20190307,永久,请示,错位',
].join('\n');

async function check(path: string) {
  const catalogue = await openCatalogue(path);
  const checked = await Array.fromAsync(checkRows(catalogue, { today: '2026-03-01' as Day }));
  return { catalogue, checked, failed: checked.filter(({ entry }) => !entry) };
}

const findings = (rows: readonly CheckedRow[]) =>
  rows.flatMap(({ errors }) => errors.map(({ column, value, rule }) => [column, value, rule]));

describe('the error report', () => {
  test('as json lists the findings', async () => {
    await using folder = await givenFolder();
    const { catalogue, failed } = await check(await folder.write('a.csv', csv));
    await writeReport(folder.path('report.json'), catalogue.heading, failed);
    const report: unknown = JSON.parse(await readFile(folder.path('report.json'), 'utf8'));
    expect(report).toEqual(failed.flatMap(({ errors }) => errors));
    expect(Object.keys((report as object[])[0] ?? {})).toEqual([
      ...['row', 'column', 'value', 'rule', 'message'],
    ]);
  });

  test('as xlsx is a catalogue with the same columns, rows and faults', async () => {
    await using folder = await givenFolder();
    const first = await check(await folder.write('a.csv', csv));
    await writeReport(folder.path('report.xlsx'), first.catalogue.heading, first.failed);

    const again = await check(folder.path('report.xlsx'));
    expect(again.catalogue.heading.cells).toEqual([...heading.split(','), '', '导入问题']);
    expect(again.checked.map(({ cells }) => cells[1])).toEqual([
      ...['关于乙事项的请示', '关于丙事项的请示', '（带密级标志，不列出）', '关于戊事项的请示'],
    ]);
    const quotable = (rows: readonly CheckedRow[]) =>
      findings(rows.filter(({ cells }) => !/密/u.test(cells[1] ?? '')));
    expect(quotable(again.failed)).toEqual(quotable(first.failed));
    expect(again.failed[0]?.cells.at(-1)).toContain('【日期】日期“2014-02-30”无效');
  });

  test('comes in when it is corrected, as the very row that the original would have been', async () => {
    await using folder = await givenFolder();
    const { catalogue, failed } = await check(await folder.write('a.csv', csv));
    const corrected = failed
      .filter(({ row }) => row === 4)
      .map((row) => ({ ...row, cells: row.cells.map((cell) => cell.replace('水久', '永久')) }));
    await writeReport(folder.path('report.xlsx'), catalogue.heading, corrected);

    const repaired = await check(folder.path('report.xlsx'));
    const original = await check(await folder.write('b.csv', csv.replace('水久', '永久')));
    expect(repaired.checked[0]?.entry?.sourceKey).toBe(original.checked[2]?.entry?.sourceKey);
    expect(repaired.checked[0]?.entry?.given.pages).toBe('0026');
  });

  test('of a report has one column of findings, not two', async () => {
    await using folder = await givenFolder();
    const first = await check(await folder.write('a.csv', csv));
    await writeReport(folder.path('one.xlsx'), first.catalogue.heading, first.failed);
    const second = await check(folder.path('one.xlsx'));
    await writeReport(folder.path('two.xlsx'), second.catalogue.heading, second.failed);
    const third = await check(folder.path('two.xlsx'));
    expect(third.catalogue.heading.cells).toEqual(second.catalogue.heading.cells);
  });

  test('marks the bad cells and no others', async () => {
    await using folder = await givenFolder();
    const { catalogue, failed } = await check(await folder.write('a.csv', csv));
    await writeReport(folder.path('report.xlsx'), catalogue.heading, failed);
    const parts = unzipSync(await readFile(folder.path('report.xlsx')));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    const styleOf = (cell: string) =>
      new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`, 'u').exec(sheet)?.[1];
    expect(styleOf('A2')).toBeDefined();
    expect(styleOf('D2')).toBe(styleOf('A2'));
    expect(styleOf('E3')).toBe(styleOf('A2'));
    expect(styleOf('B2')).not.toBe(styleOf('A2'));
    expect(styleOf('D3')).not.toBe(styleOf('A2'));
  });

  test('can carry text that was damaged', async () => {
    await using folder = await givenFolder();
    const damaged = `题名,责任者,日期,期限\n关于\u0001某事项_x0041_,甲局,20190305,永久\n`;
    const { catalogue, failed } = await check(await folder.write('a.csv', damaged));
    await writeReport(folder.path('report.xlsx'), catalogue.heading, failed);
    expect(findings((await check(folder.path('report.xlsx'))).failed)).toEqual([
      ['题名', '关于〓某事项_x0041_', 'text-damaged'],
    ]);
  });
});
