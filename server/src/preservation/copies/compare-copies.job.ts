import { z } from 'zod';
import { job } from '#platform/job.ts';
import { examineStore } from './examine-store.ts';
import type { StoreWork } from './store-copies.ts';

/** Holds every copy against the store. May be repeated: it finds again what is still so. */
export const compareCopies = (work: StoreWork) =>
  job({
    name: 'preservation.compare-copies',
    payload: z.object({ whole: z.boolean() }),

    async perform({ actor, progress }, { whole }) {
      return examineStore(work, { whole, actor, onlyLook: true, isAlone: false, progress });
    },
  });
