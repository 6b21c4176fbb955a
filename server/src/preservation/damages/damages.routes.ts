import * as api from '@lantai/contract/preservation/damage.api.ts';
import type { Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import { mendObject } from '../copies/mend-object.ts';
import { type StoreWork, whileAlone } from '../copies/store-copies.ts';
import { findDamages, getOpenDamage } from './damage-queries.ts';
import { explainDamage } from './explain-damage.ts';

export const damagesRoutes =
  (work: StoreWork): Routes =>
  ({ on }) => {
    on(api.listDamages, ({ read, query }) => read((db) => findDamages(db, query)));
    on(api.repairDamage, async ({ read, actor, params }) => {
      const { copy_id, object_id } = await read((db) => getOpenDamage(db, params.damageId));
      const mend = () => mendObject(work, copy_id, object_id, { actor });
      const repair = await whileAlone(work.platform, mend, { wait: true });
      if (repair?.outcome === 'open')
        throw new Problem('preservation.not-mended', { reason: repair.reason });
      return {};
    });
    on(api.explainDamage, ({ run, params, body }) => run(explainDamage, { ...params, ...body }));
  };
