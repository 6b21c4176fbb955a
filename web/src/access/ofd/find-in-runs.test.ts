import { expect, test } from 'vitest';
import { findInRuns } from './find-in-runs.ts';

const run = (text: string, x: number, y: number) => ({
  ...{ text, x, y, height: 4 },
  width: Array.from(text).reduce((sum, letter) => sum + (/[\x20-\x7e]/.test(letter) ? 2.5 : 5), 0),
});
const pages = [
  [run('关于做好防汛', 10, 10), run('工作的通知 ２０26', 10, 20)],
  [run('防汛工作', 0, 0)],
];

test('words are found where they stand, also over the end of a line', () => {
  expect(findInRuns(pages, '防汛工作')).toEqual([
    {
      page: 1,
      boxes: [
        { x: 30, y: 10, width: 10, height: 4 },
        { x: 10, y: 20, width: 10, height: 4 },
      ],
    },
    { page: 2, boxes: [{ x: 0, y: 0, width: 20, height: 4 }] },
  ]);
});

test('width and blanks make no difference, and nothing is found in nothing', () => {
  expect(findInRuns(pages, '通知2026')).toHaveLength(1);
  expect(findInRuns(pages, ' ')).toEqual([]);
  expect(findInRuns(pages, '没有')).toEqual([]);
});

test('what stands behind narrow letters is marked where it stands', () => {
  expect(findInRuns([[run('No. 2026 防汛', 0, 0)]], '防汛')).toEqual([
    { page: 1, boxes: [{ x: 22.5, y: 0, width: 10, height: 4 }] },
  ]);
});

test('what overlaps itself is counted once', () => {
  expect(findInRuns([[run('啊啊啊啊', 0, 0)]], '啊啊')).toHaveLength(2);
});
