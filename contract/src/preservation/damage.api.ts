import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { damageKind, damageState, storeDamage } from './damage.ts';

const params = z.object({ damageId: z.uuid() });

export const listDamages = endpoint({
  method: 'GET',
  path: '/preservation/damages',
  summary: 'Objects found damaged in the store or a copy, newest first: the one list of them',
  access: ['preservation.inspect', 'preservation.keep-copies'],
  query: z.object({
    state: damageState.optional(),
    /** A copy, or the store itself. */
    place: z.union([z.literal('store'), z.uuid()]).optional(),
    agencyId: z.uuid().optional(),
    kind: damageKind.optional(),
    /** Those that no place has whole. */
    lost: z.stringbool().optional(),
    /** Those that this inspection found. */
    inspectionId: z.uuid().optional(),
  }),
  reply: z.array(storeDamage),
});

export const repairDamage = endpoint({
  method: 'POST',
  path: '/preservation/damages/:damageId/repair',
  summary: 'Put a damaged object together anew from what is whole elsewhere',
  access: 'preservation.repair-store',
  params,
  reply: z.object({}),
  problems: ['preservation.damage-not-found', 'preservation.not-mended'],
});

export const explainDamage = endpoint({
  method: 'POST',
  path: '/preservation/damages/:damageId/explanation',
  summary: 'Explain a damage, so that it is no longer open; what was found stays',
  access: 'preservation.convert',
  params,
  body: z.object({ settlement: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: ['preservation.damage-not-found'],
});
