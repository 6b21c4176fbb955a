import { readHeading } from '@lantai/contract/capture/catalogue-columns.ts';
import type { ImportRule } from '@lantai/contract/capture/import-rule.ts';
import type { Day } from '@lantai/contract/values.ts';
import { describe, expect, test } from 'vitest';
import type { CheckedRow } from './catalogue-entry.ts';
import { checkRows, type ImportChecks } from './check-rows.ts';
import { componentFolder } from './match-components.ts';

const today = '2026-03-01' as Day;
const sound = {
  题名: '关于某事项的请示',
  责任者: '示例市人民政府',
  文号: '示政发〔2019〕3号',
  日期: '20190305',
  保管期限: '永久',
};

type Cells = Readonly<Record<string, string>>;

/** Rows that say what `sound` says but for the columns given; the heading has every column used. */
async function check(rows: readonly Cells[], checks: Partial<ImportChecks> = {}) {
  const names = [...new Set([...Object.keys(sound), ...rows.flatMap((row) => Object.keys(row))])];
  const numbered = rows.map((row, index) => {
    const cells: Cells = { ...sound, ...row };
    return { row: index + 2, cells: names.map((name) => cells[name] ?? '') };
  });
  const catalogue = { heading: readHeading(names), rows: stream(numbered) };
  return Array.fromAsync(checkRows(catalogue, { today, ...checks }));
}

async function* stream<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const rulesOf = ({ errors, notices }: CheckedRow): ImportRule[] =>
  [...errors, ...notices].map(({ rule }) => rule);

async function rulesFor(row: Cells, checks?: Partial<ImportChecks>): Promise<ImportRule[]> {
  return (await check([row], checks)).flatMap(rulesOf);
}

describe('a row', () => {
  test('without fault becomes an entry that says what it says and keeps how it was said', async () => {
    const [checked] = await check([
      { 日期: '[2019.3.5]', 密级: '内部', 页数: '１2', 件号: '0026', 主题词: '请示', 序号: '9' },
    ]);
    expect(checked?.entry).toEqual({
      row: 2,
      title: '关于某事项的请示',
      creator: '示例市人民政府',
      documentNumber: '示政发〔2019〕3号',
      day: '2019-03-05',
      dayAttributed: true,
      retention: { kind: 'code', code: 'Y' },
      pages: 12,
      securityLevel: { level: 'internal' },
      department: null,
      year: 2019,
      archivalCode: null,
      itemNumber: 26,
      boxNumber: null,
      remark: null,
      sourceKey: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      likenessKey: expect.stringContaining('2019-03-05') as string,
      components: [],
      extra: { 主题词: '请示' },
      given: {
        ...{ sequence: '9', title: '关于某事项的请示', creator: '示例市人民政府' },
        ...{ documentNumber: '示政发〔2019〕3号', day: '[2019.3.5]', retention: '永久' },
        ...{ pages: '１2', securityLevel: '内部', itemNumber: '0026' },
      },
    });
    expect(checked && rulesOf(checked)).toEqual([]);
  });

  test.each<[ImportRule, Cells]>([
    ['title-missing', { 题名: '　' }],
    ['creator-missing', { 责任者: '' }],
    ['date-missing', { 日期: '' }],
    ['date-invalid', { 日期: '2014-02-30' }],
    ['date-in-future', { 日期: '2026-03-02' }],
    ['retention-missing', { 保管期限: '' }],
    ['retention-invalid', { 保管期限: '15年' }],
    ['retention-legacy', { 保管期限: '长期' }],
    ['pages-invalid', { 页数: '0' }],
    ['security-level-invalid', { 密级: '普通' }],
    ['year-invalid', { 年度: '19' }],
    ['year-contradicts-code', { 年度: '2019', 档号: 'Z109-WS·2018-Y-BGS-0001' }],
    ['year-differs-from-date', { 年度: '2020' }],
    ['item-number-invalid', { 件号: '甲' }],
    ['text-damaged', { 责任者: '示例市\ufffd人民政府' }],
    ['row-too-wide', { '': '错位' }],
    ['secrecy-mark-found', { 主题词: '机密★5年' }],
  ])('gets %s', async (rule, row) => {
    expect(await rulesFor(row)).toEqual([rule]);
  });

  test.each<[ImportRule, Cells, Partial<ImportChecks>]>([
    ['date-before-fonds', {}, { foundedOn: '2019-03-06' as Day }],
    ['fonds-differs', { 全宗号: 'Z110' }, { fondsCode: 'Z109' }],
    ['category-differs', { 门类: '会计' }, { category: 'WS' }],
  ])('gets %s where that is known', async (rule, row, checks) => {
    expect(await rulesFor(row, checks)).toEqual([rule]);
    expect(await rulesFor(row)).toEqual([]);
  });

  test('may name its fonds and its category as it likes, as long as they are the right ones', async () => {
    const checks = { fondsCode: 'Z109', category: 'WS' } as const;
    for (const 门类 of ['WS', 'ｗｓ', '文书', '文书档案']) {
      expect(await rulesFor({ 全宗号: 'z109', 门类 }, checks)).toEqual([]);
    }
  });

  test('is told all its faults at once, each in its place', async () => {
    const [checked] = await check([{ 题名: '', 日期: '不详', 页数: '约20页' }]);
    expect(checked?.entry).toBeUndefined();
    expect(checked?.errors).toEqual([
      {
        row: 2,
        column: '题名',
        value: '',
        rule: 'title-missing',
        message: expect.any(String) as string,
      },
      {
        row: 2,
        column: '日期',
        value: '不详',
        rule: 'date-invalid',
        message: expect.stringContaining('“不详”') as string,
      },
      {
        row: 2,
        column: '页数',
        value: '约20页',
        rule: 'pages-invalid',
        message: expect.any(String) as string,
      },
    ]);
  });

  test('with a secrecy mark is never quoted, not even for its faults', async () => {
    const [checked] = await check([{ 题名: '关于代号事项的报告（绝密★长期）', 日期: '不详' }]);
    expect(checked?.secrecy?.field).toBe('title');
    expect(JSON.stringify([checked?.errors, checked?.notices])).not.toMatch(/代号|不详/u);
  });
});

describe('two rows', () => {
  test('are one row twice when only numbering, blanks, width and writing differ', async () => {
    const [first, second] = await check([
      { 序号: '1', 页数: '4' },
      { 序号: '2', 题名: '关于某 事项的请示', 日期: '2019年3月5日', 保管期限: 'Y', 页数: '４' },
    ]);
    expect(first?.entry).toBeDefined();
    expect(second?.errors).toMatchObject([{ row: 3, column: '整行', rule: 'row-repeated' }]);
    expect(second?.errors[0]?.message).toContain('第 2 行');
  });

  test.each<[string, Cells]>([
    ['another remark', { 备注: '附光盘' }],
    ['another unknown column', { 主题词: '请示' }],
    ['another day', { 日期: '20190306', 文号: '' }],
  ])('are two with %s', async (_what, row) => {
    const [, second] = await check([{}, row]);
    expect(second?.entry).toBeDefined();
  });

  test('of one 文号, 责任者 and day are noticed, however the number is bracketed', async () => {
    const [, second] = await check([{}, { 题名: '关于某事项的报告', 文号: '示政发[2019]3号' }]);
    expect(second && rulesOf(second)).toEqual(['document-number-repeated']);
    expect(second?.entry).toBeDefined();
  });

  test('never share an archival code', async () => {
    const 档号 = 'Z109-WS·2019-Y-BGS-0001';
    const [, second] = await check([{ 档号 }, { 档号: 档号.replace('·', '•'), 题名: '另一份' }]);
    expect(second && rulesOf(second)).toEqual(['archival-code-repeated']);
  });
});

describe('the files of a row', () => {
  const folder = componentFolder(['001.pdf', 'a/x.pdf', 'b/x.pdf', 'Z109-WS·2019-Y-0001.pdf']);
  const checks = { findComponents: folder.find };

  test.each<[string, Cells, ImportRule[], string[]]>([
    ['named', { 电子文件名: '001.pdf' }, [], ['001.pdf']],
    ['kept under the code', { 档号: 'Z109-WS•2019-Y-0001' }, [], ['Z109-WS·2019-Y-0001.pdf']],
    ['named in other letters', { 电子文件名: '001.PDF' }, ['component-name-differs'], ['001.pdf']],
  ])('%s are attached', async (_what, row, rules, components) => {
    const [checked] = await check([row], checks);
    expect(checked && rulesOf(checked)).toEqual(rules);
    expect(checked?.entry?.components).toEqual(components);
  });

  test('must be there, and must be told apart', async () => {
    expect(await rulesFor({ 电子文件名: '002.pdf' }, checks)).toEqual(['component-missing']);
    expect(await rulesFor({ 电子文件名: 'x.pdf' }, checks)).toEqual(['component-ambiguous']);
    expect(await rulesFor({ 电子文件名: 'b\\x.pdf' }, checks)).toEqual([]);
  });

  test('are not looked for where no folder came with the catalogue', async () => {
    expect(await rulesFor({ 电子文件名: '002.pdf' })).toEqual([]);
  });

  test('are noticed when a second row takes them', async () => {
    const row = { 电子文件名: '001.pdf' };
    const [, second] = await check([row, { ...row, 题名: '另一份', 文号: '' }], checks);
    expect(second && rulesOf(second)).toEqual(['component-shared']);
  });
});
