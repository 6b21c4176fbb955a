import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { copyLocation, storeCopy } from './copies.ts';

const seeing = ['preservation.inspect', 'preservation.keep-copies'] as const;
const copy = z.object({ copyId: z.uuid() });

export const getStore = endpoint({
  method: 'GET',
  path: '/preservation/store',
  summary: 'The store and its copies: how far each lags, when it was seen, what is damaged',
  access: seeing,
  reply: z.object({
    path: z.string(),
    autoRepair: z.boolean(),
    /** Open damages of every place. */
    damages: z.number(),
    copies: z.array(storeCopy),
  }),
});

export const registerCopy = endpoint({
  method: 'POST',
  path: '/preservation/copies',
  summary: 'Register a folder on another disk as a copy that follows the store',
  access: 'preservation.keep-copies',
  body: z.object({
    name: z.string().trim().min(1).max(40),
    path: z.string().trim().min(1).max(500),
    location: copyLocation,
    distanceKm: z.number().int().min(0).max(20_000).nullable().default(null),
    medium: z.string().trim().min(1).max(60),
  }),
  reply: z.object({ copyId: z.uuid(), jobId: z.uuid() }),
  problems: ['preservation.copy-refused', 'preservation.copy-taken'],
});

export const retireCopy = endpoint({
  method: 'POST',
  path: '/preservation/copies/:copyId/retirement',
  summary: 'A copy follows no longer; what lies there is left as it is',
  access: 'preservation.keep-copies',
  params: copy,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  reply: z.object({}),
  problems: ['preservation.copy-not-found'],
});

export const decideAutoRepair = endpoint({
  method: 'PUT',
  path: '/preservation/store/auto-repair',
  summary: 'Whether what is found damaged is mended at once, or waits for a person',
  access: 'preservation.keep-copies',
  body: z.object({ autoRepair: z.boolean() }),
  reply: z.object({}),
});

export const compareCopies = endpoint({
  method: 'POST',
  path: '/preservation/store/comparison',
  summary: 'Compare store and copies; whole: read every byte of each of them; a job',
  access: 'preservation.repair-store',
  body: z.object({ whole: z.boolean() }),
  reply: z.object({ jobId: z.uuid() }),
});
