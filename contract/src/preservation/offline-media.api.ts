import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { leastShare, mediumKind, offlineMedium } from './offline-media.ts';

const params = z.object({ mediumId: z.uuid() });
const path = z.string().trim().min(1).max(500);

export const listMedia = endpoint({
  method: 'GET',
  path: '/preservation/offline-media',
  summary: 'Offline media with their test readings, newest first',
  access: 'preservation.inspect',
  query: z.object({ fondsId: z.uuid().optional() }),
  reply: z.array(offlineMedium),
});

export const registerMedium = endpoint({
  method: 'POST',
  path: '/preservation/offline-media',
  summary:
    'Register a medium for the filed records of a category and some years; it gets its number',
  access: 'preservation.keep-media',
  body: z
    .object({
      fondsId: z.uuid(),
      category: categoryCode,
      yearFrom: z.number().int().min(1900).max(2200),
      yearTo: z.number().int().min(1900).max(2200),
      kind: mediumKind,
      model: z.string().trim().min(1).max(60),
      capacityBytes: z.number().int().positive(),
      setNumber: z.number().int().min(1).max(9),
      place: z.string().trim().min(1).max(100),
      authority: z.string().trim().min(1).max(200),
    })
    .refine(({ yearFrom, yearTo }) => yearFrom <= yearTo, { path: ['yearTo'] }),
  reply: z.object({ mediumId: z.uuid(), number: z.string() }),
  problems: ['classification.fonds-not-found'],
});

export const writeMedium = endpoint({
  method: 'POST',
  path: '/preservation/offline-media/:mediumId/writing',
  summary: 'Write the records onto the medium that is mounted at a folder of the server; a job',
  access: 'preservation.keep-media',
  params,
  body: z.object({ path }),
  reply: z.object({ jobId: z.uuid() }),
  problems: [
    'preservation.medium-not-found',
    'preservation.medium-written',
    'preservation.medium-refused',
  ],
});

export const readMedium = endpoint({
  method: 'POST',
  path: '/preservation/offline-media/:mediumId/readings',
  summary:
    'Test reading of a sample from the medium that is mounted at a folder of the server; a job',
  access: 'preservation.keep-media',
  params,
  body: z.object({ path, share: z.number().int().min(leastShare).max(100) }),
  reply: z.object({ jobId: z.uuid() }),
  problems: ['preservation.medium-not-found', 'preservation.medium-refused'],
});

export const replaceMedium = endpoint({
  method: 'POST',
  path: '/preservation/offline-media/:mediumId/replacement',
  summary: 'A medium is kept no longer, for a reason; its register stays',
  access: 'preservation.keep-media',
  params,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  reply: z.object({}),
  problems: ['preservation.medium-not-found'],
});
