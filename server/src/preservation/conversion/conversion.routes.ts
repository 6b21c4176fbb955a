import * as api from '@lantai/contract/preservation/conversion.api.ts';
import { formatRule } from '@lantai/contract/preservation/format-rule.ts';
import type { Routes } from '#platform/http.ts';
import { getShownRecord } from '../../records/record-queries.ts';
import { findConversionRuns, findConversions, getConversionRun } from './conversion-queries.ts';
import { conversionWorkbook } from './conversion-workbook.ts';
import { countFormats, findJudgedFiles } from './format-queries.ts';
import { findLibreOffice } from './office-converter.ts';
import { reviewConversion } from './review-conversion.ts';
import { startConversion } from './start-conversion.ts';

const hasOffice = async () => (await findLibreOffice()) !== undefined;
/** A run has at most 10,000 files by name; a workbook holds a million rows. */
const mostRows = 100_000;

export const conversionRoutes: Routes = ({ on }) => {
  on(api.listFormats, async ({ read, query }) => {
    const office = await findLibreOffice();
    const counts = await read((db) => countFormats(db, query, office !== undefined));
    return { rule: formatRule, libreOffice: office?.version ?? null, counts };
  });
  on(api.listJudgedFiles, async ({ read, query: { after, limit, ...filter } }) => {
    const page = { after, limit, hasOffice: await hasOffice() };
    return read((db) => findJudgedFiles(db, filter, page));
  });
  on(api.judgeRecordFiles, async ({ read, params: { recordId } }) => {
    const page = { limit: 500, hasOffice: await hasOffice() };
    return read(async (db) => {
      await getShownRecord(db, recordId);
      const { files } = await findJudgedFiles(db, { recordId }, page);
      const { conversions } = await findConversions(db, { recordId }, page);
      return { files, conversions };
    });
  });

  on(api.startConversion, ({ run, body }) => run(startConversion, body));
  on(api.reviewConversion, ({ run, params, body }) =>
    run(reviewConversion, { ...params, ...body }),
  );
  on(api.listConversionRuns, ({ read, query }) => read((db) => findConversionRuns(db, query)));
  on(api.getConversionRun, ({ read, params }) => read((db) => getConversionRun(db, params.runId)));
  on(api.listConversions, ({ read, params, query: { after, limit, ...filter } }) =>
    read(async (db) => {
      await getConversionRun(db, params.runId);
      return findConversions(db, { ...params, ...filter }, { after, limit });
    }),
  );
  on(api.exportConversions, async ({ read, params: { runId } }) => {
    const report = await read(async (db) => ({
      run: await getConversionRun(db, runId),
      ...(await findConversions(db, { runId }, { limit: mostRows })),
    }));
    const name = encodeURIComponent('格式转换报告.xlsx');
    return {
      type: api.exportConversions.reply.bytes[0],
      body: await conversionWorkbook(report.run, report.conversions),
      headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    };
  });
};
