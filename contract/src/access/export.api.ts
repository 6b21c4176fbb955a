import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { recordFilter } from '../records/records.api.ts';
import { exportRun } from './export.ts';

const params = z.object({ exportId: z.uuid() });

export const startExport = endpoint({
  method: 'POST',
  path: '/access/exports',
  summary:
    'Write records, named or found by a filter, into a folder that opens without this program',
  access: 'access.download',
  body: z.object({
    recordIds: z.array(z.uuid()).min(1).max(10_000).optional(),
    /** As in the list of records. */
    filter: recordFilter.optional(),
    volumeId: z.uuid().optional(),
    reason: z.string().trim().min(1).max(500),
  }),
  reply: z.object({ exportId: z.uuid(), jobId: z.uuid(), records: z.number() }),
  problems: ['access.nothing-to-export', 'access.too-many-to-export', 'access.of-two-agencies'],
});

export const listExports = endpoint({
  method: 'GET',
  path: '/access/exports',
  summary: 'One’s own exports, newest first',
  access: 'access.download',
  reply: z.object({ exports: z.array(exportRun) }),
});

export const downloadExport = endpoint({
  method: 'GET',
  path: '/access/exports/:exportId/content',
  summary: 'A finished export as one zip; the download is in the trail',
  access: 'access.download',
  params,
  reply: { bytes: ['application/zip'] },
  problems: ['access.export-not-found', 'access.export-not-ready'],
});
