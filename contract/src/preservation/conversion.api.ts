import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { recordFilter } from '../records/records.api.ts';
import {
  conversion,
  conversionRun,
  conversionState,
  formatCount,
  judgedFile,
} from './conversion.ts';
import { probeState } from './format-register.ts';

const page = {
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
const params = z.object({ runId: z.uuid() });

export const listFormats = endpoint({
  method: 'GET',
  path: '/preservation/formats',
  summary: 'Which formats the files have, and which of them are to be converted',
  access: 'preservation.inspect',
  query: z.object({ fondsId: z.uuid().optional() }),
  reply: z.object({
    rule: z.object({ version: z.string(), source: z.string() }),
    libreOffice: z.string().nullable(),
    counts: z.array(formatCount),
  }),
});

export const listJudgedFiles = endpoint({
  method: 'GET',
  path: '/preservation/formats/files',
  summary: 'The files behind a count of formats',
  access: 'preservation.inspect',
  query: z.object({
    fondsId: z.uuid().optional(),
    category: categoryCode.optional(),
    format: z.string().max(20).optional(),
    conforming: z.stringbool().optional(),
    converted: z.stringbool().optional(),
    agencyId: z.uuid().optional(),
    /** PRONOM's id of what the bytes are; the name where PRONOM has none. */
    found: z.string().max(200).optional(),
    probe: probeState.optional(),
    ...page,
  }),
  reply: z.object({ files: z.array(judgedFile), total: z.number(), next: z.string().nullable() }),
});

export const judgeRecordFiles = endpoint({
  method: 'GET',
  path: '/records/:recordId/formats',
  summary: 'Whether the files of a record have formats they may keep, and their conversions',
  access: 'records.read',
  params: z.object({ recordId: z.uuid() }),
  reply: z.object({ files: z.array(judgedFile), conversions: z.array(conversion) }),
  problems: ['records.not-found'],
});

export const startConversion = endpoint({
  method: 'POST',
  path: '/preservation/conversion-runs',
  summary:
    'Convert files to the format in which they are kept: named ones, or those a filter finds',
  access: 'preservation.convert',
  body: z.object({
    componentIds: z.array(z.uuid()).max(10_000).optional(),
    recordIds: z.array(z.uuid()).max(10_000).optional(),
    /** As in the list of records. */
    filter: recordFilter.optional(),
    /** Of the filtered ones only these. */
    format: z.string().max(20).optional(),
    /** Left out: what the rule of the category asks for. */
    target: z.enum(['pdf', 'png', 'tiff']).optional(),
    /** 管理授权 and 责任部门 of the form. */
    authority: z.string().trim().max(200).optional(),
    department: z.string().trim().max(100).optional(),
  }),
  reply: z.object({ runId: z.uuid(), jobId: z.uuid(), files: z.number() }),
  problems: ['preservation.nothing-to-convert', 'preservation.of-two-agencies'],
});

export const listConversionRuns = endpoint({
  method: 'GET',
  path: '/preservation/conversion-runs',
  summary: 'Conversions that were ordered, newest first, each with its result',
  access: 'preservation.inspect',
  query: z.object(page),
  reply: z.object({ runs: z.array(conversionRun), total: z.number(), next: z.string().nullable() }),
});

export const getConversionRun = endpoint({
  method: 'GET',
  path: '/preservation/conversion-runs/:runId',
  summary: 'The report of a conversion (GB/T 18894-2016, A.3)',
  access: 'preservation.inspect',
  params,
  reply: conversionRun,
  problems: ['preservation.run-not-found'],
});

export const listConversions = endpoint({
  method: 'GET',
  path: '/preservation/conversion-runs/:runId/files',
  summary: 'The files of a conversion, each with its outcome and its comparison',
  access: 'preservation.inspect',
  params,
  query: z.object({
    state: conversionState.optional(),
    verdict: z.enum(['same', 'near', 'differs', 'not-compared']).optional(),
    ...page,
  }),
  reply: z.object({
    conversions: z.array(conversion),
    total: z.number(),
    next: z.string().nullable(),
  }),
  problems: ['preservation.run-not-found'],
});

export const exportConversions = endpoint({
  method: 'GET',
  path: '/preservation/conversion-runs/:runId/report.xlsx',
  summary: 'The report of a conversion as a workbook',
  access: 'preservation.inspect',
  params,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  problems: ['preservation.run-not-found'],
});

export const reviewConversion = endpoint({
  method: 'POST',
  path: '/preservation/conversion-runs/:runId/review',
  summary: 'Somebody else than the operator looks at the result and signs for it',
  access: 'preservation.convert',
  params,
  body: z.object({ note: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: [
    'preservation.run-not-found',
    'preservation.run-not-ended',
    'preservation.run-reviewed',
    'preservation.own-run',
  ],
});
