import * as api from '@lantai/contract/arrangement/arrangement.api.ts';
import * as boxes from '@lantai/contract/arrangement/boxes.api.ts';
import * as dossier from '@lantai/contract/arrangement/dossier.api.ts';
import * as numbering from '@lantai/contract/arrangement/numbering.api.ts';
import * as volumesApi from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { dayOf } from '#platform/clock.ts';
import type { Routes } from '#platform/http.ts';
import { conceal } from '../records/conceal-quarantined.ts';
import { findClasses, reviewFiling } from './arrangement-queries.ts';
import { applyBoxPlan } from './boxes/apply-box-plan.ts';
import { findBoxes, getBox } from './boxes/box-queries.ts';
import { closeBox } from './boxes/close-box.ts';
import { planBoxesOf } from './boxes/plan-boxes.ts';
import { reopenBox } from './boxes/reopen-box.ts';
import { shelveBox } from './boxes/shelve-box.ts';
import { addDossierPaper } from './dossier/add-dossier-paper.ts';
import { getDossier } from './dossier/dossier-queries.ts';
import { removeDossierPaper } from './dossier/remove-dossier-paper.ts';
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
import { findCandidates } from './volumes/candidate-queries.ts';
import { closeVolume } from './volumes/close-volume.ts';
import { createVolume } from './volumes/create-volume.ts';
import { describeVolume } from './volumes/describe-volume.ts';
import { dissolveVolume } from './volumes/dissolve-volume.ts';
import { orderVolume } from './volumes/order-volume.ts';
import { printVolume, printVolumeCatalogue } from './volumes/print-volume.ts';
import { putIntoVolume } from './volumes/put-into-volume.ts';
import { reopenVolume } from './volumes/reopen-volume.ts';
import { startVolumeFiling } from './volumes/start-volume-filing.ts';
import { takeOutOfVolume } from './volumes/take-out-of-volume.ts';
import { findVolumes, getVolumeDetail } from './volumes/volume-queries.ts';

export const arrangementRoutes: Routes = ({ on }) => {
  on(api.reviewFiling, ({ read, query }) =>
    read((db) => reviewFiling(db, query.fondsId, dayOf(new Date()))),
  );
  on(api.fileRecords, ({ run, body }) => run(startFiling, body));
  on(api.listClasses, ({ read, query }) => read((db) => findClasses(db, query.fondsId)));
  on(api.getFilingCatalogue, ({ run, query }) => run(printCatalogue, query));

  on(volumesApi.listVolumes, ({ read, query: { after, limit, ...filter } }) =>
    read((db) => findVolumes(db, filter, { after, limit })),
  );
  on(volumesApi.getVolume, ({ read, params }) =>
    read((db) => getVolumeDetail(db, params.volumeId)),
  );
  on(volumesApi.findVolumeCandidates, ({ read, actor, params, query }) =>
    read(async (db) => {
      const rows = await findCandidates(db, params.volumeId, query.text);
      return rows.map((row) => conceal(actor, row));
    }),
  );
  on(volumesApi.fileVolumes, ({ run, body }) => run(startVolumeFiling, body));
  on(volumesApi.printVolume, ({ run, params }) => run(printVolume, params));
  on(volumesApi.printVolumeCatalogue, ({ run, query }) => run(printVolumeCatalogue, query));

  on(volumesApi.createVolume, async ({ run, read, body }) => {
    const volumeId = await run(createVolume, body);
    return read((db) => getVolumeDetail(db, volumeId));
  });
  on(volumesApi.describeVolume, async ({ run, read, params, body }) => {
    const volumeId = await run(describeVolume, { ...params, ...body });
    return read((db) => getVolumeDetail(db, volumeId));
  });
  on(volumesApi.putIntoVolume, async ({ run, read, params, body }) => {
    const volumeId = await run(putIntoVolume, { ...params, ...body });
    return read((db) => getVolumeDetail(db, volumeId));
  });
  on(volumesApi.takeOutOfVolume, async ({ run, read, params, body }) => {
    const volumeId = await run(takeOutOfVolume, { ...params, ...body });
    return read((db) => getVolumeDetail(db, volumeId));
  });
  on(volumesApi.orderVolume, async ({ run, read, params, body }) => {
    const volumeId = await run(orderVolume, { ...params, ...body });
    return read((db) => getVolumeDetail(db, volumeId));
  });
  on(volumesApi.closeVolume, async ({ run, read, params, body }) => {
    const volumeId = await run(closeVolume, { ...params, ...body });
    return read((db) => getVolumeDetail(db, volumeId));
  });
  on(volumesApi.reopenVolume, async ({ run, read, params, body }) => {
    const volumeId = await run(reopenVolume, { ...params, ...body });
    return read((db) => getVolumeDetail(db, volumeId));
  });
  on(volumesApi.dissolveVolume, async ({ run, read, params, body }) => {
    const volumeId = await run(dissolveVolume, { ...params, ...body });
    return read((db) => getVolumeDetail(db, volumeId));
  });
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

  on(boxes.listBoxes, ({ read, query }) => read((db) => findBoxes(db, query)));
  on(boxes.getBox, ({ read, params }) => read((db) => getBox(db, params.boxId)));
  on(boxes.planBoxes, ({ read, query }) => read((db) => planBoxesOf(db, query)));
  on(boxes.applyBoxPlan, ({ run, body }) => run(applyBoxPlan, body));
  on(boxes.closeBox, ({ run, params }) => run(closeBox, params));
  on(boxes.reopenBox, ({ run, params, body }) => run(reopenBox, { ...params, ...body }));
  on(boxes.shelveBox, ({ run, params, body }) => run(shelveBox, { ...params, ...body }));

  on(dossier.getDossier, ({ read, params }) => read((db) => getDossier(db, params.fondsId)));
  on(dossier.addDossierPaper, ({ run, params, body }) =>
    run(addDossierPaper, { ...params, ...body }),
  );
  on(dossier.removeDossierPaper, ({ run, params, body }) =>
    run(removeDossierPaper, { ...params, ...body }),
  );
};
