import type { DatabaseSync } from 'node:sqlite';
import { ColumnCache } from './column-cache.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { hitReader } from './hits.ts';
import { KeyFinder } from './key-finder.ts';
import { queryOf } from './query.ts';
import {
  facetNames,
  type IndexState,
  type SearchReply,
  type SearchRequest,
} from './search-engine.ts';
import { select } from './selection.ts';

export type IndexReader = {
  search: (request: SearchRequest) => SearchReply;
  state: () => IndexState;
};

export function indexReader(database: DatabaseSync): IndexReader {
  const cache = new ColumnCache(database);
  const finder = new KeyFinder(database);
  const readHits = hitReader(database);
  const count = database.prepare('select count(*) as records from record where live = 1');

  const find = (request: SearchRequest): Omit<SearchReply, 'milliseconds'> => {
    const { columns, stamp } = cache.current();
    const query = queryOf(request.text, request.field);
    const found = finder.find(query, columns.lastKey, request.sort === 'relevance');
    const after = placeOf(stamp.build, request.sort, request.after);
    const { total, facets, page } = select(columns, found, request, after);
    const last = page.places.at(-1);
    const hits = readHits(
      page.places.map(({ key }) => key),
      query,
    );
    if (!page.goesOn() || last === undefined) return { total, facets, hits };
    return { total, facets, hits, next: cursorOf(stamp.build, request.sort, last) };
  };

  return {
    search: (request) => {
      const start = performance.now();
      const reply =
        request.visible.length === 0 ? nothing() : inSnapshot(database, () => find(request));
      return { ...reply, milliseconds: performance.now() - start };
    },
    state: () => {
      const { complete, discarded } = cache.stamp();
      return { records: Number(count.get()?.records), complete, discarded };
    },
  };
}

/** Text, facts and texts of hits are read of one moment, whatever is written meanwhile. */
function inSnapshot<Result>(database: DatabaseSync, read: () => Result): Result {
  database.exec('begin');
  try {
    return read();
  } finally {
    if (database.isTransaction) database.exec('commit');
  }
}

function nothing(): Omit<SearchReply, 'milliseconds'> {
  const facets = Object.fromEntries(facetNames.map((name) => [name, []]));
  return { total: 0, hits: [], facets: facets as unknown as SearchReply['facets'] };
}
