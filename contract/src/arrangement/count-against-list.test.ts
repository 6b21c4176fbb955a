import { expect, test } from 'vitest';
import { countAgainstList } from './count-against-list.ts';

const records = [
  { numbers: ['示政发〔2025〕1号', 'TA001-2026-000001'], title: '关于防汛的通知' },
  { numbers: ['TA001-2026-000002'], title: '会议纪要' },
];
const arrived = { records, bytes: 300 };

test('a list that agrees leaves nothing to be said, however numbers and blanks are written', () => {
  const rows = [
    { number: '示政发[2025]第1号', title: '关于 防汛的通知' },
    { number: '', title: '会议纪要' },
  ];
  expect(countAgainstList({ items: 2, bytes: 300, rows }, arrived)).toEqual([]);
});

test('every difference is named: totals, what is missing, what is too much, what is called otherwise', () => {
  const rows = [
    { number: '示政发〔2025〕1号', title: '关于抗旱的通知' },
    { number: '示政发〔2025〕2号', title: '关于值班的通知' },
  ];
  expect(countAgainstList({ items: 3, bytes: 301, rows }, arrived)).toEqual([
    { kind: 'items', number: '', expected: '3', actual: '2' },
    { kind: 'bytes', number: '', expected: '301', actual: '300' },
    {
      kind: 'title',
      number: '示政发〔2025〕1号',
      expected: '关于抗旱的通知',
      actual: '关于防汛的通知',
    },
    { kind: 'missing', number: '示政发〔2025〕2号', expected: '关于值班的通知', actual: '' },
    { kind: 'surplus', number: 'TA001-2026-000002', expected: '', actual: '会议纪要' },
  ]);
});
