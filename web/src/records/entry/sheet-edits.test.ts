import { expect, test } from 'vitest';
import { blankRow, changesOf, type EntryRow, issuesOf, rebased, rowOf } from './entry-row.ts';
import { neighbourCell, nextInSeries, readBlock, withBlock, withCell } from './sheet-edits.ts';

const written = (values: Partial<EntryRow['values']>): EntryRow => {
  const row = blankRow();
  return { ...row, values: { ...row.values, ...values } };
};

test('a series counts the last number up and keeps its zeros', () => {
  expect(nextInSeries('示发〔2025〕9号')).toBe('示发〔2025〕10号');
  expect(nextInSeries('0009')).toBe('0010');
  expect(nextInSeries('99')).toBe('100');
  expect(nextInSeries('无号')).toBeUndefined();
  expect(nextInSeries(undefined)).toBeUndefined();
});

test('Enter goes through the fields of a row and on to the next row, and back', () => {
  expect(neighbourCell({ row: 0, field: 'title' }, 1)).toEqual({ row: 0, field: 'documentNumber' });
  expect(neighbourCell({ row: 0, field: 'remark' }, 1)).toEqual({ row: 1, field: 'title' });
  expect(neighbourCell({ row: 1, field: 'title' }, -1)).toEqual({ row: 0, field: 'remark' });
});

test('a block of a spreadsheet is laid over the sheet, which grows with it', () => {
  const block = readBlock('甲\t示发〔2025〕1号\r\n"乙ꞏ""引""\n下行"\t\r\n');
  expect(block).toEqual([
    ['甲', '示发〔2025〕1号'],
    ['乙ꞏ"引" 下行', ''],
  ]);
  const rows = withBlock([blankRow()], { row: 0, field: 'title' }, block);
  expect(rows.map(({ values }) => [values.title, values.documentNumber])).toEqual(block);
  const beyond = withBlock([blankRow()], { row: 0, field: 'remark' }, [['备注', '多出的列']]);
  expect(beyond[0]?.values.remark).toBe('备注');
});

test('a cell that does not change leaves the sheet as it is, so that nothing is drawn anew', () => {
  const rows = [written({ title: '甲' })];
  expect(withCell(rows, { row: 0, field: 'title' }, '甲')).toBe(rows);
  expect(withCell(rows, { row: 0, field: 'title' }, '乙')[0]?.values.title).toBe('乙');
});

test('what cannot be kept is named in its cell, what is empty is not', () => {
  expect(issuesOf(written({ title: '甲' }))).toEqual({});
  const wrong = { title: '', date: '20250230', year: '25', retention: '五十', pages: '0' };
  expect(Object.keys(issuesOf(written(wrong)))).toEqual([
    'title',
    'date',
    'year',
    'pages',
    'retention',
  ]);
});

test('what is sent is what differs, as the record keeps it', () => {
  expect(
    changesOf(written({ title: ' 甲 ', retention: '30年', year: '2025', pages: '12' })),
  ).toEqual({ title: '甲', retention: 'D30', year: 2025, pages: 12 });
  expect(changesOf(written({ retention: '长期' }))).toEqual({ retention: '长期' });
});

test('after somebody else’s change, what was typed here stays and the rest is theirs', () => {
  const record = { title: '旧题名', remark: '旧备注', version: 1, id: 'a' };
  const mine = withCell([rowOf(record as never)], { row: 0, field: 'title' }, '我的题名')[0];
  const theirs = { ...record, title: '他的题名', remark: '他的备注', version: 2 };
  const merged = rebased(mine as EntryRow, theirs as never);
  expect([merged.values.title, merged.values.remark, merged.version]).toEqual([
    '我的题名',
    '他的备注',
    2,
  ]);
});
