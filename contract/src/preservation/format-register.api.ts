import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { formatStanding, registeredFormat } from './format-register.ts';

export const listRegisteredFormats = endpoint({
  method: 'GET',
  path: '/preservation/format-register',
  summary: 'The formats that an agency has files of, and what it has decided of each',
  access: 'preservation.inspect',
  query: z.object({ agencyId: z.uuid() }),
  reply: z.object({
    formats: z.array(registeredFormat),
    /** Files whose bytes have not been looked at yet. */
    waiting: z.number(),
  }),
});

export const decideFormat = endpoint({
  method: 'POST',
  path: '/preservation/format-register/decisions',
  summary: 'Accept a format, have it converted, refuse it, or leave it to the rule again',
  access: 'preservation.convert',
  body: z.object({
    agencyId: z.uuid(),
    /** PRONOM's id, or the name where PRONOM has none. */
    format: z.string().min(1).max(200),
    standing: formatStanding,
    reason: z.string().trim().min(1).max(500),
  }),
  reply: z.object({}),
  problems: ['preservation.decided-already', 'preservation.decided-meanwhile'],
});
