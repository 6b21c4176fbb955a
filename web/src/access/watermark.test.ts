import { expect, test } from 'vitest';
import { watermarkText, watermarkTile } from './watermark.ts';

test('a watermark names the reader and the minute in the time of the office', () => {
  const since = new Date('2026-03-01T01:30:00Z');
  expect(watermarkText({ name: '甲某', login: 'jia' }, since)).toBe('甲某 jia 2026-03-01 09:30');
});

test('a name with signs of markup stays a name', () => {
  const tile = decodeURIComponent(watermarkTile('<甲&乙>'));
  expect(tile).toContain('&lt;甲&amp;乙>');
});
