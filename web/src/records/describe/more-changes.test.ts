import { expect, test } from 'vitest';
import { mergeMore, moreChangesBetween } from './more-changes.ts';

test('only further fields that were changed are sent, emptied ones as null', () => {
  const base = { photographer: '王敏', width: 400, 盒号: '7' };
  const typed = { photographer: null, width: 400, place: '云溪河', camera: undefined };
  expect(moreChangesBetween(base, typed)).toEqual({ photographer: null, place: '云溪河' });
});

test('what was typed stays over what somebody else has saved, and what both changed is named', () => {
  const base = { photographer: '王敏', place: '河' };
  const merged = mergeMore(
    base,
    { photographer: '李强', place: '桥', width: 400 },
    { photographer: '赵一', place: '河' },
  );
  expect(merged).toEqual({
    more: { photographer: '赵一', place: '桥', width: 400 },
    contested: ['photographer'],
  });
});
