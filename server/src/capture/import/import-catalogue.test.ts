import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportRule } from '@lantai/contract/capture/import-rule.ts';
import { describe, expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenAgency, openTestArchive } from '../../../test/test-archive.ts';
import { hasStaged } from '../../preservation/staging.ts';
import {
  contentOf,
  hasSharedData,
  importInto,
  lawsPdf,
  legacyFile,
  tablesOf,
} from './given-import.test-fixture.ts';

const ruleOfPlanted: [string, ImportRule][] = [
  ['保管期限无效', 'retention-invalid'],
  ['页数无效', 'pages-invalid'],
  ['日期无效', 'date-invalid'],
  ['电子文件不存在', 'component-missing'],
  ['重复行', 'row-repeated'],
  ['题名为空', 'title-missing'],
];

/** The planted errors as `序号 rule`. */
async function plantedErrors(): Promise<string[]> {
  const planted = JSON.parse(
    await readFile(legacyFile('legacy-catalogue.planted-errors.json'), 'utf8'),
  ) as [number, string][];
  return planted.map(([sequence, what]) => {
    const [, rule] = ruleOfPlanted.find(([words]) => what.startsWith(words)) ?? [];
    return `${sequence} ${rule ?? what}`;
  });
}

/** The 序号 that stands in a line of the catalogue, the heading being line 1. */
async function sequences(): Promise<(line: number) => string> {
  const lines = (await readFile(legacyFile('legacy-catalogue.csv'), 'utf8')).split('\n');
  return (line) => lines[line - 1]?.split(',')[0] ?? '';
}

type Reported = { row: number; column: string; value: string; rule: string; message: string };

describe.runIf(hasSharedData)('the catalogue of an old system', () => {
  test.each(['legacy-catalogue.csv', 'legacy-catalogue.gbk.csv', 'legacy-catalogue.xlsx'])(
    '%s comes in but for the planted errors, and a second time changes nothing',
    async (name) => {
      await using archive = await openTestArchive();
      await givenAgency(archive);
      const reportPath = join(archive.directory, 'report.json');
      const request = { file: legacyFile(name), filesDirectory: lawsPdf, reportPath };

      const first = await importInto(archive, request);
      const report = JSON.parse(await readFile(reportPath, 'utf8')) as Reported[];

      expect(first).toMatchObject({ rowsRead: 596, imported: 570, alreadyThere: 0 });
      expect(first).toMatchObject({ rowsInError: 26, quarantined: 0, leftoverFiles: ['054.pdf'] });
      const sequenceOf = await sequences();
      expect(report.map(({ row, rule }) => `${sequenceOf(row)} ${rule}`)).toEqual(
        await plantedErrors(),
      );
      expect(Object.keys(report[0] ?? {})).toEqual(['row', 'column', 'value', 'rule', 'message']);

      const before = await tablesOf(archive);
      const second = await importInto(archive, request);

      expect(second).toMatchObject({ imported: 0, alreadyThere: 570, rowsInError: 26 });
      expect(await tablesOf(archive)).toEqual(before);
      expect(JSON.parse(await readFile(reportPath, 'utf8'))).toEqual(report);
    },
  );

  test('a record keeps what its row said, beside what it means', async () => {
    await using archive = await openTestArchive();
    const { financeId } = await givenAgency(archive);
    await importInto(archive, {
      file: legacyFile('legacy-catalogue.csv'),
      filesDirectory: lawsPdf,
    });
    const row = (title: string) =>
      archive.read(systemActor, (db) =>
        db.selectFrom('record').selectAll().where('title', '=', title).executeTakeFirstOrThrow(),
      );
    const record = await row('焦作市中小学校幼儿园规划建设条例');
    expect(record).toMatchObject({
      date_given: '2019-07-05',
      document_on: '2019-07-05',
      year: 2019,
    });
    expect(record).toMatchObject({ retention: 'D10', retention_given: '定期10年', pages: 7 });
    expect(record).toMatchObject({ department_id: financeId, department_name: '财务科' });
    expect(record).toMatchObject({ state: 'registered', carrier: 'electronic', source: 'import' });
    expect(record.more).toEqual({ 序号: '1', 电子文件名: '001.pdf' });
    const content = await contentOf(archive);
    const [component, ...others] =
      content.find(({ title }) => title === record.title)?.components ?? [];
    expect(others).toEqual([]);
    expect(component).toMatchObject({ position: 1, role: 'original', file_name: '001.pdf' });
    expect(await hasStaged(archive.storage.staging, component?.sha512 ?? '')).toBe(true);
    expect(content.filter(({ retention }) => retention === '长期').length).toBeGreaterThan(0);
  });

  test('of the secret rows exactly 1, 2, 3 and 6 are quarantined, and no report repeats them', async () => {
    await using archive = await openTestArchive();
    await givenAgency(archive);
    const summary = await importInto(archive, { file: legacyFile('secret-rows.csv') });
    expect(summary).toMatchObject({ rowsRead: 6, imported: 6, quarantined: 4, rowsInError: 0 });
    const rows = await archive.read(systemActor, (db) =>
      db.selectFrom('record').select(['title', 'quarantined_at', 'more']).execute(),
    );
    const quarantined = rows.filter(({ quarantined_at }) => quarantined_at !== null);
    expect(new Set(quarantined.map(({ more }) => more.序号))).toEqual(
      new Set(['1', '2', '3', '6']),
    );
    const told = await archive.read(systemActor, (db) =>
      db.selectFrom('import_finding').selectAll().execute(),
    );
    expect(told).toHaveLength(4);
    const said = JSON.stringify([told, await archive.trail()]);
    for (const { title } of quarantined) expect(said).not.toContain(title);
  });

  test('a dry run tells the same and takes nothing in', async () => {
    await using archive = await openTestArchive();
    await givenAgency(archive);
    const before = await tablesOf(archive);
    const request = { file: legacyFile('legacy-catalogue.csv'), filesDirectory: lawsPdf };
    const summary = await importInto(archive, { ...request, dryRun: true });
    expect(summary).toMatchObject({ rowsRead: 596, rowsInError: 26, imported: 0, alreadyThere: 0 });
    expect(await tablesOf(archive)).toEqual(before);
  });

  test('two imports of one catalogue at once take every row in once', async () => {
    await using archive = await openTestArchive();
    await givenAgency(archive);
    const request = { file: legacyFile('legacy-catalogue.csv'), filesDirectory: lawsPdf };
    const both = await Promise.all([importInto(archive, request), importInto(archive, request)]);
    for (const summary of both) {
      expect(summary.imported + summary.alreadyThere).toBe(570);
      expect(summary.rowsInError).toBe(26);
    }
    expect((both[0]?.imported ?? 0) + (both[1]?.imported ?? 0)).toBe(570);
    expect(await contentOf(archive)).toHaveLength(570);
  });
});
