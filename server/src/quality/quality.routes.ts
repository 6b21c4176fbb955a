import { Readable } from 'node:stream';
import { startInspection } from '@lantai/contract/quality/inspection.api.ts';
import * as api from '@lantai/contract/quality/quality.api.ts';
import type { Routes } from '#platform/http.ts';
import { openStaged, stage } from '../preservation/staging.ts';
import type { Storage } from '../preservation/storage.ts';
import { decidePolicy } from './decide-policy.ts';
import { bringEvidence } from './evidence/bring-evidence.ts';
import { bringScan } from './evidence/bring-scan.ts';
import { findScans, getEvidence, getKeptReport, getScan } from './evidence/evidence-queries.ts';
import { keepReport } from './evidence/keep-report.ts';
import { stageEvidence } from './evidence/staged-file.ts';
import { startKeepingInspection } from './keeping/start-keeping-inspection.ts';
import { orderRecheck } from './order-recheck.ts';
import { findPolicy } from './policy-queries.ts';
import { findCheckedRecords, getRecordResults, getReport } from './report-queries.ts';
import { reportWorkbook } from './report-workbook.ts';
import { compareRuns } from './rules/compare-runs.ts';
import { repeatCheck } from './rules/repeat-check.ts';
import { findRuns } from './run-queries.ts';
import { signItems } from './sign-items.ts';
import { startCheckRun } from './start-check.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const named = (fileName: string) => ({
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
});

export const qualityRoutes =
  (storage: Storage): Routes =>
  ({ on }) => {
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
    on(api.bringEvidence, async ({ run, params, body: { item, ...brought } }) =>
      run(bringEvidence, { ...params, item, file: await stageEvidence(storage, brought) }),
    );
    on(api.readEvidence, async ({ read, params }) => {
      const found = await read((db) => getEvidence(db, params.evidenceId));
      const { size, stream } = await openStaged(storage.staging, found.sha512);
      return { type: found.media_type, body: stream, headers: { 'content-length': String(size) } };
    });
    on(api.keepCheckReport, async ({ read, run, params: { runId } }) => {
      const { name, sm3 } = await read((db) => getReport(db, runId));
      const bytes = await read((db) => reportWorkbook(db, runId));
      const staged = await stage(storage.staging, Readable.from([bytes]));
      const file = { ...staged, fileName: `四性检测报告 ${name}.xlsx`, mediaType: workbook };
      return run(keepReport, { runId, resultsSm3: sm3, file });
    });
    on(api.readKeptReport, async ({ read, params }) => {
      const found = await read((db) => getKeptReport(db, params.reportId));
      const { stream } = await openStaged(storage.staging, found.sha512);
      return { type: workbook, body: stream, headers: named(found.file_name) };
    });
    on(api.repeatCheckRun, ({ run, params }) => run(repeatCheck, params));
    on(api.compareCheckRun, ({ read, params }) => read((db) => compareRuns(db, params.runId)));
    on(api.listWeaknessScans, async ({ read, query }) => ({
      scans: await read((db) => findScans(db, query.agencyId)),
    }));
    on(api.bringWeaknessScan, async ({ run, query, body: { fileName, content, ...scan } }) => {
      const file = await stageEvidence(storage, { fileName, content });
      return run(bringScan, { ...query, ...scan, file });
    });
    on(api.readWeaknessScan, async ({ read, params }) => {
      const found = await read((db) => getScan(db, params.scanId));
      const { size, stream } = await openStaged(storage.staging, found.sha512);
      const length = { 'content-length': String(size) };
      return { type: found.media_type, body: stream, headers: length };
    });
    on(startInspection, ({ run, body }) =>
      run(startKeepingInspection, { ...body, cause: 'asked' }),
    );
    on(api.getCheckPolicy, ({ read, query }) => read((db) => findPolicy(db, query.agencyId)));
    on(api.decideCheckPolicy, ({ run, query, body }) => run(decidePolicy, { ...query, ...body }));
  };
