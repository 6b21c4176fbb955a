import * as api from '@lantai/contract/statistics/statistics.api.ts';
import type { Routes } from '#platform/http.ts';
import { findFilingProgress, findHoldings } from './statistics-queries.ts';

export const statisticsRoutes: Routes = ({ on }) => {
  on(api.getFilingProgress, ({ read, query }) =>
    read(async (db) =>
      (await findFilingProgress(db, query.fondsId, query.year)).map((row) => ({
        ...row,
        filedByMonth: row.filedByMonth.map(({ month, count }) => ({ month, count })),
      })),
    ),
  );
  on(api.getHoldings, ({ read, query }) => read((db) => findHoldings(db, query.fondsId)));
};
