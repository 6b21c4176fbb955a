import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const params = z.object({ recordId: z.uuid(), componentId: z.uuid() });

/** What a use copy can be made of: a PDF, and what this program itself makes a PDF of. */
const copiedTypes: readonly string[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'image/bmp',
  'image/gif',
  'text/plain',
];

export const hasUseCopy = (mediaType: string): boolean => copiedTypes.includes(mediaType);

export const takeCopy = endpoint({
  method: 'GET',
  path: '/records/:recordId/components/:componentId/use-copy',
  summary:
    'A use copy: a PDF of the component with reader, time and trace number across every page; in the trail',
  access: 'access.take-copy',
  params,
  reply: { bytes: ['application/pdf'] },
  problems: [
    'records.component-not-found',
    'access.content-missing',
    'access.no-copy',
    'records.quarantined',
    'records.destroyed',
  ],
});

export const printComponent = endpoint({
  method: 'POST',
  path: '/records/:recordId/components/:componentId/printings',
  summary: 'Ask to print a component; answers the mark that has to stand on each page',
  access: 'access.print',
  params,
  body: z.object({ pages: z.int().positive().max(100_000) }),
  reply: z.object({ mark: z.string() }),
  problems: ['records.component-not-found', 'records.quarantined', 'records.destroyed'],
});
