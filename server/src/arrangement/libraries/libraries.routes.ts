import * as api from '@lantai/contract/arrangement/libraries.api.ts';
import type { Routes } from '#platform/http.ts';
import { decideStrategy } from './decide-strategy.ts';
import { findLibraries } from './library-queries.ts';

export const librariesRoutes: Routes = ({ on }) => {
  on(api.listLibraries, ({ read, query }) => read((db) => findLibraries(db, query.fondsId)));
  on(api.decideStrategy, ({ run, params, body }) => run(decideStrategy, { ...params, ...body }));
};
