import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const params = z.object({ recordId: z.uuid(), componentId: z.uuid() });

export const readContent = endpoint({
  method: 'GET',
  path: '/records/:recordId/components/:componentId/content',
  summary: 'Read a component on screen (supports ranges); the reading is in the trail',
  access: 'access.read-content',
  params,
  reply: { bytes: ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'] },
  problems: [
    'records.component-not-found',
    'access.content-missing',
    'access.not-viewable',
    'records.quarantined',
    'records.destroyed',
  ],
});

export const downloadContent = endpoint({
  method: 'GET',
  path: '/records/:recordId/components/:componentId/download',
  summary: 'Download a component under its own name; the download is in the trail',
  access: 'access.download',
  params,
  reply: { bytes: ['application/octet-stream'] },
  problems: [
    'records.component-not-found',
    'access.content-missing',
    'records.quarantined',
    'records.destroyed',
  ],
});

export const downloadPackage = endpoint({
  method: 'GET',
  path: '/records/:recordId/package',
  summary: 'A filed record as a package of DA/T 48-2009 (EEP); the download is in the trail',
  access: 'access.download',
  params: z.object({ recordId: z.uuid() }),
  reply: { bytes: ['application/octet-stream'] },
  problems: [
    'records.not-found',
    'records.quarantined',
    'records.destroyed',
    'preservation.eep-incomplete',
    'access.content-missing',
  ],
});
