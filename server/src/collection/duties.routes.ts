import * as duties from '@lantai/contract/collection/duties.api.ts';
import * as scope from '@lantai/contract/collection/out-of-scope.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { checkMonth } from './duties/check-month.ts';
import { findDuties } from './duties/duty-queries.ts';
import { findWeeklyList } from './duties/weekly-list.ts';
import { findCases } from './out-of-scope/case-queries.ts';
import { decideScope } from './out-of-scope/decide-scope.ts';
import { proposeScope } from './out-of-scope/propose-scope.ts';
import { putOutOfScope } from './out-of-scope/put-out-of-scope.ts';

/** What a part-time archivist has to do, and the records that no clause fits. */
export const dutiesRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(duties.listDuties, ({ read, actor, query }) =>
      read((db) => findDuties(db, actor, { ...query, now: platform.now() })),
    );
    on(duties.checkMonth, ({ run, params, body }) => run(checkMonth, { ...params, ...body }));
    on(duties.getWeeklyList, ({ read, actor, params, query }) =>
      read((db) => findWeeklyList(db, actor, { ...params, ...query })),
    );

    on(scope.listOutOfScope, ({ read, query }) => read((db) => findCases(db, query)));
    on(scope.putOutOfScope, ({ run, params, body }) => run(putOutOfScope, { ...params, ...body }));
    on(scope.proposeScope, ({ run, params, body }) => run(proposeScope, { ...params, ...body }));
    on(scope.decideScope, ({ run, params, body }) => run(decideScope, { ...params, ...body }));
  };
