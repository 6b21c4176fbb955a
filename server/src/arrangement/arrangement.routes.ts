import * as api from '@lantai/contract/arrangement/arrangement.api.ts';
import * as numbering from '@lantai/contract/arrangement/numbering.api.ts';
import type { Routes } from '#platform/http.ts';
import { findClasses, reviewFiling } from './arrangement-queries.ts';
import { arrangeRecords } from './numbering/arrange-records.ts';
import { chooseOrder } from './numbering/choose-order.ts';
import { dryRunNumbering } from './numbering/dry-run.ts';
import { explainGap } from './numbering/explain-gap.ts';
import { giveReservedNumber } from './numbering/give-reserved-number.ts';
import { findNumberMap } from './numbering/number-map.ts';
import { findReservations, getItemNumber } from './numbering/number-queries.ts';
import { releaseNumbers } from './numbering/release-numbers.ts';
import { reserveNumbers } from './numbering/reserve-numbers.ts';
import { printCatalogue } from './print-catalogue.ts';
import { startFiling } from './start-filing.ts';

export const arrangementRoutes: Routes = ({ on }) => {
  on(api.reviewFiling, ({ read, query }) => read((db) => reviewFiling(db, query.fondsId)));
  on(api.fileRecords, ({ run, body }) => run(startFiling, body));
  on(api.listClasses, ({ read, query }) => read((db) => findClasses(db, query.fondsId)));
  on(api.getFilingCatalogue, ({ run, query }) => run(printCatalogue, query));

  on(numbering.getNumberMap, ({ read, query: { fondsId, classKey } }) =>
    read((db) => findNumberMap(db, fondsId, classKey)),
  );
  on(numbering.getItemNumber, ({ read, query }) => read((db) => getItemNumber(db, query)));
  on(numbering.listReservations, ({ read, query }) =>
    read((db) => findReservations(db, query.fondsId)),
  );
  on(numbering.reserveNumbers, ({ run, body }) => run(reserveNumbers, body));
  on(numbering.releaseNumbers, ({ run, params, body }) =>
    run(releaseNumbers, { ...params, ...body }),
  );
  on(numbering.giveReservedNumber, ({ run, params, body }) =>
    run(giveReservedNumber, { ...params, ...body }),
  );
  on(numbering.explainGap, ({ run, body }) => run(explainGap, body));
  on(numbering.dryRunNumbering, ({ read, query }) => read((db) => dryRunNumbering(db, query)));
  on(numbering.chooseOrder, ({ run, body }) => run(chooseOrder, body));
  on(numbering.arrangeRecords, ({ run, body }) => run(arrangeRecords, body));
};
