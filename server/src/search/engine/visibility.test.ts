import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IndexedRecord, SearchReply, VisibleClause } from './search-engine.ts';
import { byText, givenIndex, givenRecord, request } from './test-records.ts';

const agency = fc.constantFrom('a', 'b', 'c');
const department = fc.constantFrom('a-office', 'a-law', 'b-office');
const rank = fc.integer({ min: 0, max: 3 });

const holding = fc
  .record({
    agencyId: agency,
    departmentId: fc.option(department),
    departmentName: fc.constant(null),
    filed: fc.boolean(),
    securityRank: rank,
    securityLevel: fc.constantFrom('公开', '内部'),
    year: fc.option(fc.integer({ min: 2020, max: 2023 })),
    category: fc.constantFrom('WS', 'KJ'),
    retention: fc.option(fc.constantFrom('Y', 'D30', '长期')),
    creator: fc.option(fc.constantFrom('办公室', '人事处')),
    title: fc.constantFrom('防汛通知', '防汛', '会议纪要'),
  })
  .map((known) => givenRecord({ id: '', ...known }));

const clause: fc.Arbitrary<VisibleClause> = fc
  .record({
    agencyId: fc.oneof(agency, fc.constant('unheard-of')),
    departmentId: fc.option(department, { nil: undefined }),
    filedOnly: fc.boolean(),
    maxSecurityRank: rank,
  })
  .map(({ departmentId, ...rest }) =>
    departmentId === undefined ? rest : { ...rest, departmentId },
  );

function maySee(record: IndexedRecord, clauses: readonly VisibleClause[]): boolean {
  return clauses.some(
    (it) =>
      it.agencyId === record.agencyId &&
      (it.departmentId === undefined || it.departmentId === record.departmentId) &&
      (!it.filedOnly || record.filed) &&
      record.securityRank <= it.maxSecurityRank,
  );
}

function counted(values: (string | number | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function facetsAsCounts(facets: SearchReply['facets']) {
  const plain = Object.entries(facets).map(([name, values]) => [
    name,
    Object.fromEntries(values.map(({ value, count }) => [value, count])),
  ]);
  return Object.fromEntries(plain);
}

test('what a reader may not see is in no hit, no total and no count', async () => {
  await using index = givenIndex();
  await fc.assert(
    fc.asyncProperty(
      fc.array(holding, { maxLength: 30 }),
      fc.array(clause, { maxLength: 3 }),
      fc.constantFrom('', '防汛', '通'),
      async (holdings, visible, text) => {
        const records = holdings.map((record, i) => ({ ...record, id: String(i) }));
        await index.engine.clear();
        await index.engine.upsert(records);
        const reply = await index.engine.search(request({ text, visible }));
        const expected = records.filter(
          (record) => maySee(record, visible) && record.title.includes(text),
        );
        expect(reply.hits.map(({ id }) => id).toSorted(byText)).toEqual(
          expected.map(({ id }) => id).toSorted(byText),
        );
        expect(reply.total).toBe(expected.length);
        expect(facetsAsCounts(reply.facets)).toEqual({
          year: counted(expected.map(({ year }) => year)),
          category: counted(expected.map(({ category }) => category)),
          retention: counted(expected.map(({ retention }) => retention)),
          department: counted(expected.map(({ departmentId }) => departmentId)),
          creator: counted(expected.map(({ creator }) => creator)),
          securityLevel: counted(expected.map(({ securityLevel }) => securityLevel)),
        });
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);

test('without a reason to see anything, nothing is seen', async () => {
  await using index = givenIndex();
  await index.engine.upsert([givenRecord({ id: 'one', title: '防汛' })]);
  const reply = await index.engine.search(request({ text: '防汛', visible: [] }));
  expect(reply).toMatchObject({ total: 0, hits: [], facets: { year: [], creator: [] } });
});
