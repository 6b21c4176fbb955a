import * as api from '@lantai/contract/preservation/fixity.api.ts';
import type { Routes } from '#platform/http.ts';
import { decideInspectionPolicy } from './inspection-policy.ts';
import {
  drawInspectionAgain,
  findDrawn,
  findInspections,
  getInspection,
} from './inspection-queries.ts';
import { findStanding } from './inspection-rhythm.ts';
import { inspectionWorkbook } from './inspection-workbook.ts';

export const fixityRoutes: Routes = ({ on }) => {
  on(api.getInspectionStanding, ({ read, query }) =>
    read((db) => findStanding(db, query.agencyId)),
  );
  on(api.decideInspectionPolicy, ({ run, body }) => run(decideInspectionPolicy, body));
  on(api.listInspections, async ({ read, query }) => ({
    runs: await read((db) => findInspections(db, query.agencyId)),
  }));
  on(api.getInspection, ({ read, params, query }) =>
    read((db) => getInspection(db, params.runId, query)),
  );
  on(api.drawAgain, ({ read, params }) => read((db) => drawInspectionAgain(db, params.runId)));
  on(api.exportInspection, async ({ read, params: { runId } }) => {
    const { run, drawn } = await read(async (db) => ({
      run: await getInspection(db, runId),
      drawn: await findDrawn(db, runId),
    }));
    const name = encodeURIComponent('巡检报告.xlsx');
    return {
      type: api.exportInspection.reply.bytes[0],
      body: await inspectionWorkbook(run, drawn),
      headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    };
  });
};
