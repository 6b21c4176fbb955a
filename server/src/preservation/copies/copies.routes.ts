import { randomUUID } from 'node:crypto';
import * as api from '@lantai/contract/preservation/copies.api.ts';
import type { Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import { findDamages, getOpenDamage, getStore } from './copies-queries.ts';
import { prepareCopy } from './copy-root.ts';
import { decideAutoRepair } from './decide-auto-repair.ts';
import { mendObject } from './mend-object.ts';
import { registerCopy, requireNew } from './register-copy.ts';
import { retireCopy } from './retire-copy.ts';
import { startComparison } from './start-comparison.ts';
import { getIdentity, type StoreWork, whileAlone } from './store-copies.ts';

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
    on(api.listDamages, ({ read, query }) => read((db) => findDamages(db, query)));
    on(api.repairDamage, async ({ read, actor, params }) => {
      const { copy_id, object_id } = await read((db) => getOpenDamage(db, params.damageId));
      const mend = () => mendObject(work, copy_id, object_id, { actor });
      const repair = await whileAlone(work.platform, mend, { wait: true });
      if (repair?.outcome === 'open')
        throw new Problem('preservation.not-mended', { reason: repair.reason });
      return {};
    });
  };
