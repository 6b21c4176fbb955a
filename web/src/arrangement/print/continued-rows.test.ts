import { expect, test } from 'vitest';
import type { CatalogueRow } from './catalogue-reply.ts';
import { continuedRows } from './continued-rows.ts';

const row: CatalogueRow = {
  sequence: 1,
  archivalCode: 'Z109-WS·2024-D30-BGS-0001',
  documentNumber: '云水发〔2024〕1号',
  creator: '云溪区水利局',
  title: '关于防汛工作的通知',
  date: '20240301',
  securityLevel: '',
  pages: 3,
  remark: '',
  itemNumber: 1,
  itemNumberText: '0001',
  year: 2024,
  retention: 'D30',
  department: '办公室',
  boxNumber: '',
};

test('a usual row stays one row', () => {
  expect(continuedRows(row)).toEqual([{ ...row, continues: false }]);
});

test('what is too long for one page goes on below, whole, and its pages are counted once', () => {
  const remark = '𠮷水村移交一份。'.repeat(40);
  const rows = continuedRows({ ...row, remark });
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.map((each) => each.remark).join('')).toBe(remark);
  expect(rows.map(({ pages }) => pages)).toEqual([3, ...rows.slice(1).map(() => null)]);
});
