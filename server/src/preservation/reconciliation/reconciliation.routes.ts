import * as api from '@lantai/contract/preservation/reconciliation.api.ts';
import type { Routes } from '#platform/http.ts';
import type { Storage } from '../storage.ts';
import { findReconciliations, getReconciliation } from './reconciliation-queries.ts';
import { findPlace, getFinding, repairFinding } from './repair-finding.ts';
import { startReconciliation } from './start-reconciliation.ts';

export const reconciliationRoutes =
  (storage: Storage): Routes =>
  ({ on }) => {
    on(api.startReconciliation, ({ run, body }) => run(startReconciliation, body));
    on(api.listReconciliations, ({ read, query }) => read((db) => findReconciliations(db, query)));
    on(api.getReconciliation, ({ read, params, query }) =>
      read((db) => getReconciliation(db, params.runId, query)),
    );
    on(api.repairFinding, async ({ read, run, params }) => {
      const { finding, component } = await read(async (db) => {
        const found = await getFinding(db, params);
        const named = await db
          .selectFrom('component')
          .selectAll()
          .where('id', '=', found.component_id)
          .executeTakeFirst();
        return { finding: found, component: named };
      });
      const place = await findPlace(storage, finding, component);
      return run(repairFinding, { ...params, place });
    });
  };
