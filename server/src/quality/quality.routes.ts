import * as api from '@lantai/contract/quality/quality.api.ts';
import type { Routes } from '#platform/http.ts';
import { decidePolicy } from './decide-policy.ts';
import { orderRecheck } from './order-recheck.ts';
import { findPolicy } from './policy-queries.ts';
import { findCheckedRecords, getRecordResults, getReport } from './report-queries.ts';
import { reportWorkbook } from './report-workbook.ts';
import { findRuns } from './run-queries.ts';
import { signItems } from './sign-items.ts';
import { startCheckRun } from './start-check.ts';

export const qualityRoutes: Routes = ({ on }) => {
  on(api.listCheckRuns, ({ read, query }) => read((db) => findRuns(db, query)));
  on(api.startCheckRun, ({ run, body }) => run(startCheckRun, body));
  on(api.getCheckReport, ({ read, params }) => read((db) => getReport(db, params.runId)));
  on(api.listCheckedRecords, ({ read, params, query }) =>
    read((db) => findCheckedRecords(db, params.runId, query)),
  );
  on(api.getRecordResults, ({ read, params }) =>
    read((db) => getRecordResults(db, params.runId, params.recordId)),
  );
  on(api.orderRecheck, ({ run, params, body }) => run(orderRecheck, { ...params, ...body }));
  on(api.signCheckItems, ({ run, params, body }) => run(signItems, { ...params, ...body }));
  on(api.exportCheckReport, async ({ read, params }) => {
    const name = encodeURIComponent('四性检测报告.xlsx');
    return {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await read((db) => reportWorkbook(db, params.runId)),
      headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    };
  });
  on(api.getCheckPolicy, ({ read, query }) => read((db) => findPolicy(db, query.agencyId)));
  on(api.decideCheckPolicy, ({ run, query, body }) => run(decidePolicy, { ...query, ...body }));
};
