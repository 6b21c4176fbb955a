import type { SubmissionListRow } from '@lantai/contract/collection/submission.ts';
import { expect, test } from 'vitest';
import { breakList, isTooLong } from './break-list.ts';

const row = (sequence: number, changes: Partial<SubmissionListRow> = {}): SubmissionListRow => ({
  sequence,
  recordId: crypto.randomUUID(),
  temporaryNumber: `T${sequence}`,
  title: '关于做好防汛工作的通知',
  documentNumber: '',
  date: '2025-05-06',
  copies: 1,
  pages: 3,
  securityLevel: '公开',
  creator: '示例局',
  retention: '定期30年',
  remark: '',
  ...changes,
});

test('rows of one line fill a sheet, longer ones fewer, and none is lost', () => {
  const short = Array.from({ length: 45 }, (_, at) => row(at + 1));
  const long = Array.from({ length: 45 }, (_, at) => row(at + 1, { title: '题'.repeat(70) }));
  expect(breakList(short).map(({ length }) => length)).toEqual([20, 20, 5]);
  expect(breakList(long).map(({ length }) => length)).toEqual([8, 8, 8, 8, 8, 5]);
  expect(breakList(long).flat()).toEqual(long);
});

test('a row that is longer than paper has a sheet of its own', () => {
  const sheets = breakList([row(1), row(2, { remark: '注'.repeat(400) }), row(3)]);
  expect(sheets.map((sheet) => [sheet.length, isTooLong(sheet)])).toEqual([
    [1, false],
    [1, true],
    [1, false],
  ]);
});
