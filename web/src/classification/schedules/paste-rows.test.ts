import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankRow } from './clause-row.ts';
import { pasteRows, readSheet } from './paste-rows.ts';

test('rows copied from a spreadsheet are laid over the sheet and beyond its end', () => {
  const rows = [{ ...blankRow(), number: '1', text: '会议', remark: '旧' }];
  const cells = readSheet('1\t重要会议\t\r\n1.1\t"决议、\n纪要"\t永久\r\n');
  expect(pasteRows(rows, 0, 'number', cells)).toMatchObject([
    { number: '1', text: '重要会议', retention: '', remark: '旧' },
    { number: '1.1', text: '决议、纪要', retention: '永久', remark: '' },
  ]);
});

test('a column pasted into the periods leaves the other columns alone', () => {
  const rows = ['1', '2'].map((number) => ({ ...blankRow(), number, text: '条款' }));
  expect(pasteRows(rows, 0, 'retention', readSheet('永久\n定期10年'))).toMatchObject([
    { number: '1', text: '条款', retention: '永久' },
    { number: '2', text: '条款', retention: '定期10年' },
  ]);
});

const cell = fc.stringMatching(/^[^\s](?:.*[^\s])?$/u).filter((text) => !/[\t\r\n]/.test(text));

test('whatever the cells say, they come out of the clipboard as they went in', () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        const clipboard = rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n');
        expect(readSheet(clipboard)).toEqual(rows);
      },
    ),
  );
});
