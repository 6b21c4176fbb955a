import { emptyDescription } from '@lantai/contract/records/record.ts';
import { expect, test } from 'vitest';
import { changesBetween, mergeDescriptions } from './merge-descriptions.ts';

const base = {
  ...emptyDescription,
  title: '关于防汛工作的通知',
  creator: '云溪区水利局',
  pages: 3,
};

test('what only the other one changed is taken, what only I changed stays', () => {
  const theirs = { ...base, creator: '云溪区应急管理局' };
  const mine = { ...base, pages: 5 };
  expect(mergeDescriptions(base, theirs, mine)).toEqual({
    description: { ...base, creator: '云溪区应急管理局', pages: 5 },
    taken: ['creator'],
    contested: [],
  });
});

test('what both changed differently keeps what I typed and asks', () => {
  const theirs = { ...base, title: '关于做好防汛工作的通知' };
  const mine = { ...base, title: '关于防汛抗旱工作的通知' };
  expect(mergeDescriptions(base, theirs, mine)).toMatchObject({
    description: { title: '关于防汛抗旱工作的通知' },
    taken: [],
    contested: ['title'],
  });
});

test('the same correction by both is no conflict', () => {
  const corrected = { ...base, pages: 4 };
  expect(mergeDescriptions(base, corrected, corrected)).toMatchObject({ taken: [], contested: [] });
});

test('only fields that differ are sent', () => {
  expect(changesBetween(base, { ...base, pages: null })).toEqual({ pages: null });
});
