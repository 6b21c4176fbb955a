import { randomUUID } from 'node:crypto';
import * as api from '@lantai/contract/preservation/copies.api.ts';
import type { Routes } from '#platform/http.ts';
import { getStore } from './copies-queries.ts';
import { prepareCopy } from './copy-root.ts';
import { decideAutoRepair } from './decide-auto-repair.ts';
import { registerCopy, requireNew } from './register-copy.ts';
import { retireCopy } from './retire-copy.ts';
import { startComparison } from './start-comparison.ts';
import { getIdentity, type StoreWork } from './store-copies.ts';

export const copiesRoutes =
  (work: StoreWork): Routes =>
  ({ on }) => {
    on(api.getStore, ({ read }) => read((db) => getStore(db, work.storage)));
    on(api.registerCopy, async ({ read, run, body }) => {
      const copyId = randomUUID();
      const identity = await read(async (db) => {
        await requireNew(db, body);
        return getIdentity(db, copyId);
      });
      const { sameDevice } = await prepareCopy(work.storage, body.path, identity);
      return run(registerCopy, { ...body, copyId, sameDevice });
    });
    on(api.retireCopy, ({ run, params, body }) => run(retireCopy, { ...params, ...body }));
    on(api.decideAutoRepair, ({ run, body }) => run(decideAutoRepair, body));
    on(api.compareCopies, ({ run, body }) => run(startComparison, body));
  };
