import { expect, test } from 'vitest';
import { breakSections } from './break-sections.ts';
import type { Section } from './sheet-sections.ts';

const section = (part: Section['part'], lines: number, text = '一'): Section => ({
  part,
  columns: [{ title: '名称', width: 70 }],
  lines: Array.from({ length: lines }, (_, place) => [`${place}${text}`]),
  note: undefined,
});

test('a short list stands on one sheet, with its empty parts', () => {
  const sections = [section('custody', 2), section('keys', 0)];
  expect(breakSections(sections)).toEqual([sections]);
});

test('a long part goes on below its head on the next sheet, and no line is lost or doubled', () => {
  const sections = [section('unfiled', 100), section('lent', 1)];
  const sheets = breakSections(sections);
  expect(sheets.length).toBeGreaterThan(3);
  const all = sheets.flat();
  expect(all.flatMap(({ lines }) => lines)).toEqual(sections.flatMap(({ lines }) => lines));
  expect(sheets.every((sheet) => sheet.every(({ lines }) => lines.length <= 26))).toBe(true);
});

test('long lines take more room than short ones', () => {
  const long = breakSections([section('unfiled', 20, '关于防汛工作的通知'.repeat(12))]);
  expect(long.length).toBeGreaterThan(breakSections([section('unfiled', 20)]).length);
});
