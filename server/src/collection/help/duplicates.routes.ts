import * as api from '@lantai/contract/collection/duplicates.api.ts';
import type { Routes } from '#platform/http.ts';
import { findDuplicates } from './duplicate-queries.ts';
import { judgeDifferent } from './judge-different.ts';
import { revokeJudgment } from './revoke-judgment.ts';

export const duplicatesRoutes: Routes = ({ on }) => {
  on(api.listDuplicates, ({ read, query }) => read((db) => findDuplicates(db, query)));
  on(api.judgeDifferent, ({ run, body }) => run(judgeDifferent, body));
  on(api.revokeJudgment, ({ run, params }) => run(revokeJudgment, params));
};
