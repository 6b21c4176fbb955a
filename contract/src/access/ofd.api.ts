import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const params = z.object({ recordId: z.uuid(), componentId: z.uuid() });

const problems = [
  'records.component-not-found',
  'access.content-missing',
  'access.ofd-unreadable',
  'records.quarantined',
  'records.destroyed',
] as const;

/** Lengths on a page are in millimetres from its upper left corner (GB/T 33190-2016, 8.1). */
const run = z.object({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

export const readOfd = endpoint({
  method: 'GET',
  path: '/records/:recordId/components/:componentId/ofd',
  summary: 'Open an OFD: its pages and what it carries; the reading is in the trail',
  access: 'access.read-content',
  params,
  reply: z.object({
    title: z.string().nullable(),
    pages: z.array(z.object({ width: z.number(), height: z.number() })),
    attachments: z.array(
      z.object({
        name: z.string(),
        format: z.string().nullable(),
        size: z.number().nullable(),
      }),
    ),
    notes: z.array(z.string()),
  }),
  problems,
});

export const readOfdText = endpoint({
  method: 'GET',
  path: '/records/:recordId/components/:componentId/ofd/text',
  summary: 'The text of an OFD by page, each run with its place, for finding and copying',
  access: 'access.read-content',
  params,
  reply: z.object({ pages: z.array(z.array(run)) }),
  problems,
});
export type OfdRun = z.output<typeof run>;

export const readOfdPage = endpoint({
  method: 'GET',
  path: '/records/:recordId/components/:componentId/ofd/pages/:page',
  summary: 'A page of an OFD as a picture (SVG) that does nothing and asks for nothing',
  access: 'access.read-content',
  params: params.extend({ page: z.coerce.number().int().min(1) }),
  reply: { bytes: ['image/svg+xml'] },
  problems,
});
