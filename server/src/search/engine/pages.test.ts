import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchEngine, SearchRequest } from './search-engine.ts';
import { found, givenIndex, givenRecord, request } from './test-records.ts';

async function allPages(engine: SearchEngine, asked: Partial<SearchRequest>): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const reply = await engine.search(
      request({ ...asked, ...(after === undefined ? {} : { after }) }),
    );
    ids.push(...reply.hits.map(({ id }) => id));
    if (reply.next === undefined) return ids;
    after = reply.next;
  }
}

const day = fc.option(fc.constantFrom('2020-01-31', '2021-01-31', '2021-02-01'));

test('pages follow one another without a gap or a repetition, in either order', async () => {
  await using index = givenIndex();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ documentDay: day, title: fc.constantFrom('甲', '甲乙', '丙') }), {
        maxLength: 20,
      }),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom('newest' as const, 'relevance' as const),
      fc.constantFrom('', '甲'),
      async (holdings, limit, sort, text) => {
        await index.engine.clear();
        await index.engine.upsert(
          holdings.map((known, i) => givenRecord({ id: String(i), ...known })),
        );
        const whole = await found(index.engine, { text, sort, limit: 1000 });
        expect(await allPages(index.engine, { text, sort, limit })).toEqual(whole);
        expect(new Set(whole).size).toBe(whole.length);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

test('newest first goes by the document date; what has none comes last', async () => {
  await using index = givenIndex();
  await index.engine.upsert([
    givenRecord({ id: 'undated', documentDay: null }),
    givenRecord({ id: 'new', documentDay: '2024-12-01' }),
    givenRecord({ id: 'old', documentDay: '1987-01-09' }),
    givenRecord({ id: 'newest', documentDay: '2024-12-02' }),
  ]);
  expect(await found(index.engine, {})).toEqual(['newest', 'new', 'old', 'undated']);
});

test('the best answer is the number or title itself, then numbers, titles, creators, contents', async () => {
  await using index = givenIndex();
  await index.engine.upsert([
    givenRecord({ id: 'whole', documentNumber: '区政办〔2024〕1号', documentDay: '2001-01-01' }),
    givenRecord({
      id: 'number',
      documentNumber: '区政办〔2024〕1号附件',
      documentDay: '2002-01-01',
    }),
    givenRecord({ id: 'title', title: '转发区政办〔2024〕1号', documentDay: '2003-01-01' }),
    givenRecord({ id: 'creator', creator: '区政办(2024)1号专班', documentDay: '2004-01-01' }),
    givenRecord({ id: 'content', content: '按区政办[2024]1号', documentDay: '2005-01-01' }),
  ]);
  const text = '区政办〔2024〕1号';
  const best = ['whole', 'number', 'title', 'creator', 'content'];
  expect(await found(index.engine, { text, sort: 'relevance' })).toEqual(best);
  expect(await found(index.engine, { text, sort: 'newest' })).toEqual(best.toReversed());
});

test.each(['', 'x', 'eyJhIjoxfQ', 'WzEsMiwzXQ', 'bnVsbA'])(
  'a cursor that is none of ours (%s) gives the first page',
  async (after) => {
    await using index = givenIndex();
    await index.engine.upsert([givenRecord({ id: 'one' })]);
    expect(await found(index.engine, { after })).toEqual(['one']);
  },
);

test('a cursor of an index that was rebuilt since gives the first page', async () => {
  await using index = givenIndex();
  const holdings = ['1', '2', '3'].map((id) => givenRecord({ id }));
  await index.engine.upsert(holdings);
  const { next } = await index.engine.search(request({ limit: 2 }));
  await index.engine.clear();
  await index.engine.upsert(holdings);
  if (next === undefined) throw new Error('three records on pages of two have a second page');
  expect(await found(index.engine, { limit: 2, after: next })).toEqual(['3', '2']);
});
