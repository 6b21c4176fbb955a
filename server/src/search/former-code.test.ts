import { join } from 'node:path';
import { searchQuery } from '@lantai/contract/search/search.api.ts';
import { expect, test } from 'vitest';
import type { Db } from '#platform/database.ts';
import {
  byTime,
  codeOf,
  givenFiled,
} from '../arrangement/renumbering/given-renumbering.test-fixture.ts';
import { openSqliteEngine } from './engine/sqlite-engine.ts';
import { catchUp } from './feed-index.ts';
import { searchFor } from './search-queries.ts';

test('a former code finds the record it meant, behind the one that has it now, and is said to be former', async () => {
  const given = await givenFiled([2, 1]);
  await using archive = given.archive;
  const index = openSqliteEngine(join(archive.directory, 'search.sqlite'));
  const find = async (text: string, field: 'all' | 'code' = 'all') => {
    await catchUp(archive.platform, index);
    const read = <Result>(query: (db: Db) => Promise<Result>) =>
      archive.read(given.archivist, query);
    const query = searchQuery.parse({ text, field, sort: 'relevance' });
    return (await searchFor(index, read, given.archivist, query)).hits.map(
      ({ id, code, formerCodes }) => [id, code?.text, formerCodes],
    );
  };
  const [first = '', second = ''] = given.ids;
  expect(await find(codeOf(1))).toEqual([[first, codeOf(1), []]]);
  await given.renumber(byTime);
  const both = [
    [second, codeOf(1), [codeOf(2)]],
    [first, codeOf(2), [codeOf(1)]],
  ];
  expect(await find(codeOf(1))).toEqual(both);
  expect(await find(codeOf(1), 'code')).toEqual(both);
  expect(await find(codeOf(2))).toEqual(both.toReversed());
  // No code runs on into the next.
  expect(await find('0001A001', 'code')).toEqual([]);
});
