import * as api from '@lantai/contract/appraisal/appraisal.api.ts';
import { dayOf } from '#platform/clock.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { getSetting } from './appraisal-setting.ts';
import { findBatches, getBatch } from './batch-queries.ts';
import { batchWorkbook } from './batch-workbook.ts';
import { changeSetting } from './change-setting.ts';
import { closeBatch } from './close-batch.ts';
import { decideItems } from './decide-items.ts';
import { findExpired } from './expiry-queries.ts';
import { giveOpinions } from './give-opinions.ts';
import { findEligible } from './group-queries.ts';
import { handOutReport } from './hand-out-report.ts';
import { openBatch } from './open-batch.ts';

export const appraisalRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(api.listExpired, ({ read, query: { after, limit, expiredBy, ...filter } }) =>
      read((db) =>
        findExpired(
          db,
          { ...filter, expiredBy: expiredBy ?? dayOf(platform.now()) },
          { after, limit },
        ),
      ),
    );
    on(api.getAppraisalSetting, ({ read, params }) =>
      read((db) => getSetting(db, params.agencyId)),
    );
    on(api.changeAppraisalSetting, ({ run, params, body }) =>
      run(changeSetting, { ...params, ...body }),
    );
    on(api.listAppraisalPeople, ({ read, params }) =>
      read(async (db) => ({ people: await findEligible(db, params.agencyId) })),
    );
    on(api.listBatches, ({ read, actor, query }) =>
      read(async (db) => ({ batches: await findBatches(db, actor, query) })),
    );
    on(api.openBatch, ({ run, body }) => run(openBatch, body));
    on(api.getBatch, ({ read, actor, params }) =>
      read((db) => getBatch(db, actor, params.batchId)),
    );
    on(api.giveOpinions, ({ run, params, body }) => run(giveOpinions, { ...params, ...body }));
    on(api.decideItems, ({ run, params, body }) => run(decideItems, { ...params, ...body }));
    on(api.closeBatch, ({ run, params, body }) => run(closeBatch, { ...params, ...body }));
    on(api.printAppraisalReport, ({ run, params }) =>
      run(handOutReport, { ...params, as: 'report' }),
    );
    on(api.downloadAppraisalList, async ({ run, params }) => {
      const batch = await run(handOutReport, { ...params, as: 'workbook' });
      return {
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        headers: { 'content-disposition': `attachment; filename="${batch.id}.xlsx"` },
        body: await batchWorkbook(batch, platform.now()),
      };
    });
  };
