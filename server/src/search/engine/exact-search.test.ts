import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from './match-text.ts';
import { queryOf } from './query.ts';
import { byText, found, givenIndex, givenRecord, request } from './test-records.ts';

// Few characters, so that parts of one text are often found in another.
const sign = fc.constantFrom(
  ...Array.from('关于印发通知的〔２〕(2)[] \n\t"“”ABabéÉ#-.·*^:{}\\𠮷ｶﾞガＧ／/ß\0\u00ad\u200b'),
  // Half a character, as broken input has it.
  '\ud842',
  'e\u0301',
);
const wording = fc.string({ unit: sign, maxLength: 24 });
const anything = fc.oneof(wording, fc.string({ unit: 'binary', maxLength: 12 }));
const question = fc.oneof(
  fc.string({ unit: sign, maxLength: 5 }),
  fc.string({ unit: sign, maxLength: 4 }).map((phrase) => `"${phrase}"`),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

test('a word is found where it is part of a text and nowhere else, whatever is typed', async () => {
  await using index = givenIndex();
  await fc.assert(
    fc.asyncProperty(
      fc.array(anything, { maxLength: 12 }),
      fc.array(question),
      async (texts, questions) => {
        await index.engine.clear();
        const records = texts.map((text, i) =>
          givenRecord({ id: String(i), ...(i % 2 === 0 ? { title: text } : { content: text }) }),
        );
        await index.engine.upsert(records);
        for (const text of questions) {
          const { words } = queryOf(text);
          const expected = records
            .filter(({ title, content }) =>
              words.every((word) => [title, content].some((it) => normalise(it).includes(word))),
            )
            .map(({ id }) => id);
          const ids = await found(index.engine, { text });
          expect(ids.toSorted(byText), JSON.stringify(text)).toEqual(expected.toSorted(byText));
          const ranked = await found(index.engine, { text, sort: 'relevance' });
          expect(ranked.toSorted(byText)).toEqual(expected.toSorted(byText));
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('any part of a text, cut between characters, finds it', async () => {
  await using index = givenIndex();
  await fc.assert(
    fc.asyncProperty(wording, fc.nat(), fc.nat(), async (title, first, length) => {
      const characters = [...new Intl.Segmenter('zh').segment(title.replaceAll(/["“”＂]/g, ''))];
      const start = first % (characters.length + 1);
      const part = characters.slice(start, start + 1 + (length % 8)).map(({ segment }) => segment);
      await index.engine.upsert([
        givenRecord({ id: 'one', title: title.replaceAll(/["“”＂]/g, '') }),
      ]);
      expect(await found(index.engine, { text: `"${part.join('')}"` })).toEqual(['one']);
    }),
    { numRuns: 300 },
  );
}, 60_000);

const circular = givenRecord({
  id: 'circular',
  title: '国务院关于印发《“十四五”规划》的通知',
  documentNumber: '国务院政发〔２００７〕1号',
  creator: '国务院',
  archivalCode: 'X043-WS·2007-Y-BGS-0001',
  content: '各部门：\n  依照 GB/T 39784 的要 求，于 2024 年 3 月\n底前完成。',
});

test.each([
  '国务院政发〔2007〕1号',
  '国务院政发[2007]1号',
  '国务院政发(2007)1号',
  '国务院政发（2007）1号',
  '国务院政发【２００７】１号',
  '国务院政发〔2007〕 1 号',
  '"政发〔2007〕1号"',
  '“政发〔2007〕1号”',
  '关于印发《"十四五"规划》',
  '“十四五”规划',
  'gb/t 39784',
  'GB/T　39784',
  '要求',
  '2024年3月底',
  '0001',
  'X043-ws•2007',
  '发',
  '号',
  '1',
  '通知 国务院 39784',
])('%s is found however it is written', async (text) => {
  await using index = givenIndex();
  await index.engine.upsert([circular, givenRecord({ id: 'other', title: '别的' })]);
  expect(await found(index.engine, { text })).toEqual(['circular']);
});

test.each([
  '国务院政发〔2007〕2号',
  '通知国务院',
  '"通知 国务院"',
  '院关务',
  'GB/T39784',
  '通知 没有',
])('%s is not found where it does not stand', async (text) => {
  await using index = givenIndex();
  await index.engine.upsert([circular]);
  expect(await found(index.engine, { text })).toEqual([]);
});

test('a phrase does not reach from one field into the next', async () => {
  await using index = givenIndex();
  await index.engine.upsert([
    givenRecord({
      id: 'one',
      title: '甲乙',
      documentNumber: '丙丁',
      archivalCode: 'AB',
      temporaryNumber: 'CD',
    }),
  ]);
  for (const text of ['乙丙', 'BC', '丁AB'])
    expect(await found(index.engine, { text })).toEqual([]);
});

test('a search in one field leaves the others aside', async () => {
  await using index = givenIndex();
  await index.engine.upsert([
    givenRecord({ id: 'title', title: '防汛' }),
    givenRecord({ id: 'number', documentNumber: '防汛〔2024〕1号' }),
    givenRecord({ id: 'creator', creator: '防汛办' }),
    givenRecord({ id: 'code', archivalCode: 'X-防汛-1' }),
    givenRecord({ id: 'temporary', temporaryNumber: '防汛-1' }),
    givenRecord({ id: 'content', content: '关于防汛' }),
  ]);
  const foundIn = (field: 'title' | 'documentNumber' | 'creator' | 'code' | 'content') =>
    found(index.engine, { text: '防汛', field });
  expect(await foundIn('title')).toEqual(['title']);
  expect(await foundIn('documentNumber')).toEqual(['number']);
  expect(await foundIn('creator')).toEqual(['creator']);
  expect((await foundIn('code')).toSorted(byText)).toEqual(['code', 'temporary']);
  expect(await foundIn('content')).toEqual(['content']);
});

test('very long questions are answered too', async () => {
  await using index = givenIndex();
  const book = Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
  await index.engine.upsert([givenRecord({ id: 'book', content: book })]);
  expect(await found(index.engine, { text: book })).toEqual(['book']);
  expect(await found(index.engine, { text: `${book}无` })).toEqual([]);
  expect(await found(index.engine, { text: Array.from(book.slice(0, 1500)).join(' ') })).toEqual([
    'book',
  ]);
  expect((await index.engine.search(request({ text: book }))).hits[0]?.highlights.content).toEqual([
    { text: book, marks: [[0, 5000]] },
  ]);
});
