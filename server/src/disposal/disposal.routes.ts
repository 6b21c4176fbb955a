import * as api from '@lantai/contract/disposal/disposal.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { approveList } from './approve-list.ts';
import { executeList } from './execute-list.ts';
import { findLists, getList } from './list-queries.ts';
import { printList } from './print-list.ts';
import { proposeList } from './propose-list.ts';
import { rejectRows } from './reject-rows.ts';
import { reviewRegister } from './review-register.ts';
import { stateCopies } from './state-copies.ts';
import { superviseList } from './supervise-list.ts';

export const disposalRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(api.listDestructionLists, ({ read, query }) =>
      read(async (db) => ({ lists: await findLists(db, query, platform.now()) })),
    );
    on(api.proposeDestruction, ({ run, body }) => run(proposeList, body));
    on(api.getDestructionList, ({ read, actor, params }) =>
      read((db) => getList(db, actor, { ...params, now: platform.now() })),
    );
    on(api.rejectFromList, ({ run, params, body }) => run(rejectRows, { ...params, ...body }));
    on(api.approveDestruction, ({ run, params, body }) => run(approveList, { ...params, ...body }));
    on(api.superviseDestruction, ({ run, params, body }) =>
      run(superviseList, { ...params, ...body }),
    );
    on(api.executeDestruction, ({ run, params, body }) => run(executeList, { ...params, ...body }));
    on(api.stateCopies, ({ run, params, body }) => run(stateCopies, { ...params, ...body }));
    on(api.reviewDestruction, ({ run, params }) => run(reviewRegister, params));
    on(api.printDestruction, ({ run, params }) => run(printList, params));
  };
