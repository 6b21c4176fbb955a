import { expect, test } from 'vitest';
import { blankRow, type ClauseRow, clauseOf, faultsOf, retentionOf } from './clause-row.ts';

const row = (number: string, retention: string, text = '条款'): ClauseRow => ({
  ...blankRow(),
  key: `${number} ${retention}`,
  number,
  retention,
  text,
});
const faultsByNumber = (rows: ClauseRow[]) => {
  const faults = faultsOf(rows);
  return Object.fromEntries(
    rows.flatMap(({ key, number }) => {
      const found = faults.get(key);
      return found ? [[number, found]] : [];
    }),
  );
};

test('a heading without a period and clauses with one can be saved', () => {
  expect(faultsByNumber([row('1', ''), row('1.1', '永久'), row('2', '定期30年')])).toEqual({});
});

test('every row says what keeps it from being saved', () => {
  const rows = [
    row('1', ''),
    row('1.1', '三十'),
    row('3.1', 'Y'),
    row('4', 'D10', ' '),
    row('五', 'Y'),
  ];
  expect(faultsByNumber(rows)).toEqual({
    '1.1': ['期限应为永久、定期30年、定期10年等；标题留空'],
    '3.1': ['缺少上级条款'],
    '4': ['条款为空'],
    五: ['条款号形如 1、1.1、1.1.1'],
  });
});

test('a clause with nothing below it needs a period, and no number comes twice', () => {
  expect(faultsByNumber([row('1', '')])).toEqual({ '1': ['没有下级条款，须有期限'] });
  const twice = [row('2', 'Y'), row('2', 'D10')];
  expect([...faultsOf(twice).values()]).toEqual([['条款号重复'], ['条款号重复']]);
});

test('periods are read as they are written, those of accounting too; a bare figure is not', () => {
  expect(['永久', 'Y', '30年', '定期10年', 'D15', '', '30'].map(retentionOf)).toEqual([
    'Y',
    'Y',
    'D30',
    'D10',
    'D15',
    null,
    undefined,
  ]);
});

test('a row is sent as the API has it', () => {
  expect(clauseOf(row(' 1.1 ', '30年', ' 请示与批复 '))).toEqual({
    number: '1.1',
    text: '请示与批复',
    retention: 'D30',
    category: 'WS',
    remark: null,
  });
});
