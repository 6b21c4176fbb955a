import * as lists from '@lantai/contract/collection/hand-overs.api.ts';
import * as api from '@lantai/contract/collection/receipts.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { drawUpHandOver } from './hand-overs/draw-up-hand-over.ts';
import {
  findHandOvers,
  getHandOver,
  hasHandedOver,
  previewHandOver,
} from './hand-overs/hand-over-queries.ts';
import { findOpenThings } from './hand-overs/open-things.ts';
import { signHandOver } from './hand-overs/sign-hand-over.ts';
import { findColleagues } from './receipts/colleagues.ts';
import { handPaper } from './receipts/hand-paper.ts';
import { findByTemporaryNumber, findPapers, findSlips } from './receipts/receipt-queries.ts';
import { receivePaper, returnPaper } from './receipts/sign-receipt.ts';

export const receiptsRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(api.listColleagues, ({ read, query }) =>
      read((db) => findColleagues(db, query.agencyId, platform.now())),
    );
    on(api.findByTemporaryNumber, ({ read, params }) =>
      read((db) => findByTemporaryNumber(db, params.number)),
    );
    on(api.getSlips, ({ read, body }) => read((db) => findSlips(db, body.recordIds)));
    on(api.handPaper, ({ run, body }) => run(handPaper, body));
    on(api.receivePaper, ({ run, params }) => run(receivePaper, params));
    on(api.returnPaper, ({ run, params }) => run(returnPaper, params));
    on(api.listPapers, ({ read, actor, query }) =>
      read((db) => findPapers(db, actor, { ...query, now: platform.now() })),
    );

    on(lists.findOpenThings, ({ read, params, query }) =>
      read(async (db) => ({
        things: await findOpenThings(db, params.personId, query.agencyId),
        handedOver: await hasHandedOver(db, params.personId),
      })),
    );
    on(lists.previewHandOver, ({ read, params, query }) =>
      read((db) => previewHandOver(db, { ...params, ...query, now: platform.now() })),
    );
    on(lists.listHandOvers, ({ read, actor, query }) =>
      read((db) => findHandOvers(db, actor, query)),
    );
    on(lists.getHandOver, ({ read, actor, params }) =>
      read((db) => getHandOver(db, actor, params.handOverId)),
    );
    on(lists.drawUpHandOver, async ({ read, run, actor, body }) => {
      const id = await run(drawUpHandOver, body);
      return read((db) => getHandOver(db, actor, id));
    });
    on(lists.signHandOver, async ({ read, run, actor, params }) => {
      const id = await run(signHandOver, params);
      return read((db) => getHandOver(db, actor, id));
    });
  };
