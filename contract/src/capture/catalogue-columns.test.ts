import { describe, expect, test } from 'vitest';
import {
  catalogueColumns,
  catalogueFields,
  fieldOf,
  isHeading,
  readHeading,
} from './catalogue-columns.ts';
import { readPageCount } from './page-count.ts';

describe('the heading of a catalogue', () => {
  test('means one field by each of its names', () => {
    const names = catalogueFields.flatMap((field) => catalogueColumns[field]);
    expect(new Set(names).size).toBe(names.length);
    for (const field of catalogueFields) {
      for (const name of catalogueColumns[field]) expect(fieldOf(name)).toBe(field);
    }
  });

  test.each([
    [' 题　名 ', 'title'],
    ['*题名：', 'title'],
    ['机构(问题)', 'department'],
    ['机构（问题）', 'department'],
    ['页数/张数', 'pages'],
    ['日\n期', 'day'],
    ['天气', undefined],
  ] as const)('reads “%s”', (heading, field) => {
    expect(fieldOf(heading)).toBe(field);
  });

  test('stands in any order; unknown columns are kept and reported', () => {
    expect(readHeading(['保管期限', '主题词', '成文日期', '', '发文机关', '标题'])).toEqual({
      cells: ['保管期限', '主题词', '成文日期', '', '发文机关', '标题'],
      columns: { retention: 0, day: 2, creator: 4, title: 5 },
      unknown: [{ index: 1, heading: '主题词' }],
      missing: [],
      doubled: [],
    });
  });

  test('names what is missing and what stands twice', () => {
    expect(readHeading(['题名', '文件标题', '文号', '日期'])).toMatchObject({
      missing: ['creator', 'retention'],
      doubled: [{ field: 'title', headings: ['题名', '文件标题'] }],
    });
  });

  test('is told from a title line above it and from a row of data', () => {
    expect(isHeading(['示例市归档文件目录', '', ''])).toBe(false);
    expect(isHeading(['1', '关于某事项的请示', '示例市人民政府'])).toBe(false);
    expect(isHeading(['序号', '题名'])).toBe(true);
  });
});

describe('a count of pages', () => {
  test.each([
    ['1', 1],
    ['１２', 12],
    ['12页', 12],
    ['4.0', 4],
    ['9999', 9999],
  ])('%s is %i', (given, pages) => expect(readPageCount(given)).toBe(pages));

  test.each(['0', '10000', '约20页', '3-5', '-3', '二十', '4.5', ''])('is not “%s”', (given) =>
    expect(readPageCount(given)).toBeUndefined(),
  );
});
