import * as api from '@lantai/contract/collection/circulations.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { circulateRecord } from './circulation/circulate-record.ts';
import { findCirculations, getCirculation } from './circulation/circulation-queries.ts';
import { closeCirculation } from './circulation/close-circulation.ts';
import { openCirculated } from './circulation/open-circulated.ts';
import { printCirculation } from './circulation/print-circulation.ts';
import { returnCirculated } from './circulation/return-circulated.ts';

export const circulationRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(api.listCirculations, ({ read, actor, query }) =>
      read((db) => findCirculations(db, actor, { ...query, now: platform.now() })),
    );
    on(api.getCirculation, ({ read, actor, params }) =>
      read((db) => getCirculation(db, actor, { ...params, now: platform.now() })),
    );
    on(api.circulateRecord, ({ run, params, body }) =>
      run(circulateRecord, { ...params, ...body }),
    );
    on(api.openCirculated, ({ run, params }) => run(openCirculated, params));
    on(api.returnCirculated, ({ run, params, body }) =>
      run(returnCirculated, { ...params, ...body }),
    );
    on(api.closeCirculation, ({ run, params, body }) =>
      run(closeCirculation, { ...params, ...body }),
    );
    on(api.printCirculation, ({ run, params }) => run(printCirculation, params));
  };
