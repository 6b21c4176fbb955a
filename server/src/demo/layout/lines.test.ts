import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsPerRow } from './grid.ts';
import { breakParagraph, breakTitle, cellsOf, type Line } from './lines.ts';

// Words and marks as prose has them; a run of nothing but marks is no text.
const prose = fc
  .array(fc.constantFrom('档案', '移交', '2026', '《条例》', '，', '（一）', '。', '36.5%', '、'), {
    minLength: 1,
    maxLength: 200,
  })
  .map((words) => `文${words.join('文')}`);

const joined = (lines: readonly Line[]) => lines.map(({ text }) => text).join('');

test('breaking a paragraph loses no character and keeps every line on the grid', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const lines = breakParagraph(text);
      expect(joined(lines)).toBe(text);
      for (const line of lines) {
        expect(line.indent + cellsOf(line.text)).toBeLessThanOrEqual(cellsPerRow + 0.6);
      }
    }),
  );
});

test('no line begins with a closing mark or ends with an opening one', () => {
  fc.assert(
    fc.property(prose, (text) => {
      for (const line of breakParagraph(text)) {
        expect(line.text).not.toMatch(/^[，。、》）]|[《（]$/u);
      }
    }),
  );
});

test('a number is never torn apart', () => {
  const text = `${'共'.repeat(24)}2026.5公顷`;
  expect(breakParagraph(text).map((line) => line.text)).toEqual(['共'.repeat(24), '2026.5公顷']);
});

test('a long title is broken between words, into lines of about one length', () => {
  const lines = breakTitle('云岫区自然资源局关于2026年内设机构职责调整的专题会议纪要');
  expect(lines.map(({ text }) => text)).toEqual([
    '云岫区自然资源局关于2026年',
    '内设机构职责调整的专题会议纪要',
  ]);
});
