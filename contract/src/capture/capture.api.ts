import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';

/**
 * Files arrive over the tus protocol (1.0.0) at `uploadPath`, resumable, with the metadata `filename`
 * and `filetype`; a file is staged under its digest when it is whole.
 */
export const uploadPath = '/api/uploads';

export const upload = z.object({
  id: z.string(),
  fileName: z.string(),
  size: z.number(),
  state: z.enum(['arriving', 'staged', 'used', 'refused']),
  mediaType: z.string().nullable(),
  sha512: z.string().nullable(),
  sm3: z.string().nullable(),
  reason: z.string().nullable(),
  begunAt: instant,
});
export type Upload = z.output<typeof upload>;

export const listUploads = endpoint({
  method: 'GET',
  path: '/capture/uploads',
  summary: 'My uploads that no record uses yet',
  access: 'capture.upload',
  reply: z.array(upload),
});
export const discardUpload = endpoint({
  method: 'DELETE',
  path: '/capture/uploads/:uploadId',
  summary: 'Throw an upload away',
  access: 'capture.upload',
  params: z.object({ uploadId: z.string() }),
  reply: z.object({}),
  problems: ['capture.upload-not-found'],
});

export const importStates = ['checking', 'importing', 'done', 'failed', 'cancelled'] as const;
export const importStateNames: Record<(typeof importStates)[number], string> = {
  checking: '检查中',
  importing: '导入中',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
};

export const importRun = z.object({
  id: z.uuid(),
  jobId: z.uuid().nullable(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  category: categoryCode,
  fileName: z.string(),
  dryRun: z.boolean(),
  state: z.enum(importStates),
  rowsRead: z.number().nullable(),
  rowsWithFindings: z.number().nullable(),
  imported: z.number(),
  alreadyThere: z.number(),
  quarantined: z.number(),
  /** What the headings were taken for, and those not known. */
  columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
  leftoverFiles: z.array(z.string()),
  askedByName: z.string(),
  askedAt: instant,
  endedAt: instant.nullable(),
});
export type ImportRun = z.output<typeof importRun>;

const importParams = z.object({ importId: z.uuid() });

export const startImport = endpoint({
  method: 'POST',
  path: '/capture/imports',
  summary:
    'Read a catalogue: check every row, take in what is right, attach the files that came with it',
  access: 'capture.import',
  body: z.object({
    fondsId: z.uuid(),
    category: categoryCode.default('WS'),
    catalogueUploadId: z.string(),
    fileUploadIds: z.array(z.string()).max(20_000).default([]),
    dryRun: z.boolean().default(false),
  }),
  reply: importRun,
  problems: [
    'classification.fonds-not-found',
    'capture.upload-not-found',
    'capture.upload-incomplete',
  ],
});
export const listImports = endpoint({
  method: 'GET',
  path: '/capture/imports',
  summary: 'Imports, newest first',
  access: 'capture.import',
  query: z.object({
    fondsId: z.uuid().optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ imports: z.array(importRun), next: z.string().nullable() }),
});
export const getImport = endpoint({
  method: 'GET',
  path: '/capture/imports/:importId',
  summary: 'One import and its figures',
  access: 'capture.import',
  params: importParams,
  reply: importRun,
  problems: ['capture.import-not-found'],
});
export const importFindings = endpoint({
  method: 'GET',
  path: '/capture/imports/:importId/findings',
  summary: 'What is wrong in the catalogue: row, column, value, rule, what to do',
  access: 'capture.import',
  params: importParams,
  query: z.object({
    rule: z.string().max(60).optional(),
    after: z.coerce.number().int().default(-1),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: z.object({
    findings: z.array(
      z.object({
        position: z.number(),
        row: z.number(),
        column: z.string(),
        value: z.string().nullable(),
        rule: z.string(),
        severity: z.enum(['error', 'notice']),
        message: z.string(),
      }),
    ),
    byRule: z.array(
      z.object({ rule: z.string(), severity: z.enum(['error', 'notice']), count: z.number() }),
    ),
    next: z.number().nullable(),
  }),
  problems: ['capture.import-not-found'],
});
export const importReport = endpoint({
  method: 'GET',
  path: '/capture/imports/:importId/report',
  summary: 'The error report: an xlsx to correct and import again, or json',
  access: 'capture.import',
  params: importParams,
  query: z.object({ format: z.enum(['xlsx', 'json']).default('xlsx') }),
  reply: {
    bytes: [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/json',
    ],
  },
  problems: ['capture.import-not-found'],
});
