import * as api from '@lantai/contract/records/relations.api.ts';
import type { Routes } from '#platform/http.ts';
import { relateRecords } from './relate-records.ts';
import { getRelations } from './relation-queries.ts';
import { unrelateRecords } from './unrelate-records.ts';

export const relationsRoutes: Routes = ({ on }) => {
  on(api.listRelations, ({ read, params }) => read((db) => getRelations(db, params.recordId)));
  on(api.relateRecords, ({ run, params, body }) => run(relateRecords, { ...params, ...body }));
  on(api.unrelateRecords, ({ run, params, body }) => run(unrelateRecords, { ...params, ...body }));
};
