import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight, passages } from './highlight.ts';
import { normalise } from './match-text.ts';
import type { Highlight } from './search-engine.ts';
import { givenIndex, givenRecord, request } from './test-records.ts';

const marked = ({ text, marks }: Highlight) => marks.map(([start, end]) => text.slice(start, end));

test('marks stand in the text as it came', () => {
  const text = '国务院政发〔２００７〕 1 号 ﾃﾞｰﾀ';
  expect(highlight(text, ['发(2007)1号', 'デー'])).toEqual({
    text,
    marks: [
      [4, 15],
      [16, 19],
    ],
  });
  expect(highlight(text, ['没有'])).toBeUndefined();
});

test('words that touch or overlap give one mark', () => {
  expect(highlight('档案管理办法', ['档案', '案管', '理办'])?.marks).toEqual([[0, 5]]);
  expect(highlight('哈哈哈', ['哈哈'])?.marks).toEqual([[0, 3]]);
});

test('each mark, folded, holds the word it stands for', () => {
  const unit = fc.constantFrom(...Array.from('关于 \n〔(ABａé𠮷ﾞカ½'), 'e\u0301', '\ud842');
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 30 }),
      fc.string({ unit, maxLength: 3 }),
      (text, part) => {
        const word = normalise(part);
        fc.pre(word !== '');
        const found = highlight(text, [word]);
        expect(found !== undefined).toBe(normalise(text).includes(word));
        for (const it of found === undefined ? [] : marked(found))
          expect(normalise(it)).toContain(word);
      },
    ),
    { numRuns: 1000 },
  );
});

test('of a long text at most three short passages are shown, one for each word first', () => {
  const filler = '甲乙丙丁'.repeat(100);
  const text = `${filler}防汛${filler}防汛${filler}防汛${filler}防汛${filler}预算${filler}`;
  const found = passages(text, ['防汛', '预算']);
  expect(found.map(marked)).toEqual([['防汛'], ['防汛'], ['预算']]);
  for (const passage of found) expect(passage.text).toHaveLength(60);
});

test('a hit is highlighted only in the fields that were searched', async () => {
  await using index = givenIndex();
  const texts = {
    title: '防汛通知',
    content: '做好防汛工作',
    creator: '防汛办',
    temporaryNumber: '防汛1',
  };
  await index.engine.upsert([givenRecord({ id: 'one', ...texts })]);
  const all = await index.engine.search(request({ text: '防汛' }));
  expect(all.hits[0]?.highlights).toEqual({
    title: { text: '防汛通知', marks: [[0, 2]] },
    creator: { text: '防汛办', marks: [[0, 2]] },
    code: { text: '防汛1', marks: [[0, 2]] },
    content: [{ text: '做好防汛工作', marks: [[2, 4]] }],
  });
  const titles = await index.engine.search(request({ text: '防汛', field: 'title' }));
  expect(Object.keys(titles.hits[0]?.highlights ?? {})).toEqual(['title']);
});
