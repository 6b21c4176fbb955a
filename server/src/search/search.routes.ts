import * as api from '@lantai/contract/search/search.api.ts';
import type { Routes } from '#platform/http.ts';
import type { SearchEngine } from './engine/search-engine.ts';
import { searchFor } from './search-queries.ts';

export const searchRoutes =
  (engine: SearchEngine): Routes =>
  ({ on }) => {
    on(api.searchRecords, ({ read, actor, query }) => searchFor(engine, read, actor, query));
  };
