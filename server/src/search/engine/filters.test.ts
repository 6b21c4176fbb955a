import { expect, test } from 'vitest';
import type { SearchFilters } from './search-engine.ts';
import { byText, found, givenIndex, givenRecord, request } from './test-records.ts';

const holdings = [
  givenRecord({ id: '1', year: 2021, category: 'WS', retention: 'Y', documentDay: '2021-05-01' }),
  givenRecord({ id: '2', year: 2021, category: 'KJ', retention: 'D30', documentDay: '2021-06-01' }),
  givenRecord({ id: '3', year: 2022, category: 'WS', retention: 'D10', documentDay: '2022-01-01' }),
  givenRecord({ id: '4', year: null, category: 'WS', retention: null, documentDay: null }),
  givenRecord({
    id: '5',
    year: 2022,
    category: 'ZP',
    filed: false,
    fondsId: 'fonds-b',
    creator: '人事处',
    securityLevel: '内部',
    departmentId: 'a-law',
    departmentName: '法规处',
    documentDay: '2022-02-01',
  }),
];

const cases: [SearchFilters, string[]][] = [
  [{}, ['1', '2', '3', '4', '5']],
  [{ year: [] }, ['1', '2', '3', '4', '5']],
  [{ year: [2021] }, ['1', '2']],
  [{ year: [2021, 2022], category: ['WS'] }, ['1', '3']],
  [{ category: ['QT'] }, []],
  [{ retention: ['D30', 'D10'] }, ['2', '3']],
  [{ departmentId: ['a-law'] }, ['5']],
  [{ creator: ['人事处'] }, ['5']],
  [{ securityLevel: ['内部'] }, ['5']],
  [{ fondsId: ['fonds-b', 'fonds-c'] }, ['5']],
  [{ filed: false }, ['5']],
  [{ filed: true, year: [2022] }, ['3']],
  [{ from: '2021-06-01' }, ['2', '3', '5']],
  [{ to: '2021-06-01' }, ['1', '2']],
  [{ from: '2021-05-02', to: '2021-12-31' }, ['2']],
];

test.each(cases)('filters %j leave %j', async (filters, expected) => {
  await using index = givenIndex();
  await index.engine.upsert(holdings);
  expect((await found(index.engine, { filters })).toSorted(byText)).toEqual(expected);
});

test('a facet shows what its own filter leaves out, and only that', async () => {
  await using index = givenIndex();
  await index.engine.upsert(holdings);
  const filters = { year: [2021], category: ['WS'] };
  const { total, facets } = await index.engine.search(request({ filters }));
  expect(total).toBe(1);
  expect(facets.year).toEqual([
    { value: '2021', count: 1 },
    { value: '2022', count: 1 },
  ]);
  expect(facets.category).toEqual([
    { value: 'KJ', count: 1 },
    { value: 'WS', count: 1 },
  ]);
  expect(facets.retention).toEqual([{ value: 'Y', count: 1 }]);
  expect(facets.department).toEqual([{ value: 'a-office', label: '办公室', count: 1 }]);
});

test('a renamed department has its new name', async () => {
  await using index = givenIndex();
  await index.engine.upsert(holdings);
  await index.engine.search(request({}));
  await index.engine.upsert([
    givenRecord({ id: '5', departmentId: 'a-law', departmentName: '政策法规处' }),
  ]);
  const { facets } = await index.engine.search(request({}));
  expect(facets.department).toContainEqual({ value: 'a-law', label: '政策法规处', count: 1 });
});
