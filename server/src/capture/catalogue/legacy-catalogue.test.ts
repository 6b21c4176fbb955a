import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ImportRule } from '@lantai/contract/capture/import-rule.ts';
import type { Day } from '@lantai/contract/values.ts';
import { describe, expect, test } from 'vitest';
import type { CheckedRow } from './catalogue-entry.ts';
import { checkRows } from './check-rows.ts';
import { componentFolder } from './match-components.ts';
import { openCatalogue } from './read-catalogue.ts';

const data = resolve(import.meta.dirname, '../../../../../shared/data');
const legacy = (name: string) => resolve(data, 'legacy', name);
const today = '2026-03-01' as Day;

const ruleOfPlanted: [RegExp, ImportRule][] = [
  [/^保管期限无效/u, 'retention-invalid'],
  [/^页数无效/u, 'pages-invalid'],
  [/^日期无效/u, 'date-invalid'],
  [/^电子文件不存在/u, 'component-missing'],
  [/^重复行/u, 'row-repeated'],
  [/^题名为空/u, 'title-missing'],
];

/** The planted errors as `序号 rule`, in the order of the rows. */
async function plantedErrors(): Promise<string[]> {
  const planted: unknown = JSON.parse(
    await readFile(legacy('legacy-catalogue.planted-errors.json'), 'utf8'),
  );
  return (planted as [number, string][]).map(([sequence, what]) => {
    const rule = ruleOfPlanted.find(([pattern]) => pattern.test(what));
    return `${sequence} ${rule?.[1] ?? what}`;
  });
}

async function check(name: string): Promise<CheckedRow[]> {
  const folder = componentFolder(await readdir(resolve(data, 'laws-pdf')));
  const catalogue = await openCatalogue(legacy(name));
  return Array.fromAsync(checkRows(catalogue, { today, findComponents: folder.find }));
}

const isThere = existsSync(data);
if (!isThere) console.warn(`not run, ${data} is absent: the legacy catalogues`);

describe.runIf(isThere)('the catalogue of an old system', () => {
  test.each(['legacy-catalogue.csv', 'legacy-catalogue.gbk.csv', 'legacy-catalogue.xlsx'])(
    '%s has exactly the errors that were planted in it',
    async (name) => {
      const rows = await check(name);
      const errors = rows.flatMap(({ cells, errors }) =>
        errors.map(({ rule }) => `${cells[0]} ${rule}`),
      );
      expect(errors).toEqual(await plantedErrors());
      expect(rows).toHaveLength(596);
      expect(rows.filter(({ entry }) => entry)).toHaveLength(570);
      expect(rows.filter(({ secrecy }) => secrecy)).toEqual([]);
    },
  );

  test('notices the old retention periods, keeps them as they came, and nothing else', async () => {
    const rows = await check('legacy-catalogue.csv');
    expect(new Set(rows.flatMap(({ notices }) => notices.map(({ rule }) => rule)))).toEqual(
      new Set(['retention-legacy']),
    );
    expect(rows.find(({ row }) => row === 9)?.entry).toMatchObject({
      retention: { kind: 'legacy', given: '长期' },
      given: { retention: '长期', day: '2022年3月16日' },
      day: '2022-03-16',
      components: ['004.pdf'],
    });
  });

  test('means the same rows whether it came as xlsx, as UTF-8 or as GB18030', async () => {
    const keys = async (name: string) =>
      (await check(name)).map(({ row, entry }) => [row, entry?.sourceKey]);
    const expected = await keys('legacy-catalogue.csv');
    expect(await keys('legacy-catalogue.gbk.csv')).toEqual(expected);
    expect(await keys('legacy-catalogue.xlsx')).toEqual(expected);
  });

  test('carries a secrecy mark in rows 1, 2, 3 and 6 of the secret ones, and repeats none of them', async () => {
    const rows = await check('secret-rows.csv');
    const secret = rows.filter(({ secrecy }) => secrecy);
    expect(secret.map(({ cells }) => cells[0])).toEqual(['1', '2', '3', '6']);
    const said = JSON.stringify(secret.flatMap(({ notices }) => notices));
    for (const { cells } of secret) expect(said).not.toContain(cells[1]);
  });
});
