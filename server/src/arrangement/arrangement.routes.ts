import * as api from '@lantai/contract/arrangement/arrangement.api.ts';
import { dayOf } from '#platform/clock.ts';
import type { Routes } from '#platform/http.ts';
import { findClasses, reviewFiling } from './arrangement-queries.ts';
import { printCatalogue } from './print-catalogue.ts';
import { startFiling } from './start-filing.ts';

export const arrangementRoutes: Routes = ({ on }) => {
  on(api.reviewFiling, ({ read, query }) =>
    read((db) => reviewFiling(db, query.fondsId, dayOf(new Date()))),
  );
  on(api.fileRecords, ({ run, body }) => run(startFiling, body));
  on(api.listClasses, ({ read, query }) => read((db) => findClasses(db, query.fondsId)));
  on(api.getFilingCatalogue, ({ run, query }) => run(printCatalogue, query));
};
