import { z } from 'zod';
import { instant } from '../values.ts';

/** Where a copy lies: beside the store, or in another place (DA/T 99-2024: 300 km or more is advised). */
export const copyLocation = z.enum(['same', 'remote']);
export type CopyLocation = z.output<typeof copyLocation>;
export const copyLocationNames: Record<CopyLocation, string> = { same: '同地', remote: '异地' };

export const storeCopy = z.object({
  id: z.uuid(),
  name: z.string(),
  path: z.string(),
  location: copyLocation,
  distanceKm: z.number().nullable(),
  medium: z.string(),
  /** On the disk of the store itself: what takes the one takes the other. */
  sameDevice: z.boolean(),
  state: z.enum(['kept', 'retired']),
  registeredByName: z.string(),
  registeredAt: instant,
  retiredAt: instant.nullable(),
  retiredBecause: z.string().nullable(),
  lastSeenAt: instant.nullable(),
  lastComparedAt: instant.nullable(),
  lastVerifiedAt: instant.nullable(),
  awaySince: instant.nullable(),
  awayBecause: z.string().nullable(),
  /** The lag: objects that changed and have not arrived, their size in the store, the oldest of them. */
  waiting: z.object({
    objects: z.number(),
    bytes: z.number(),
    since: instant.nullable(),
    trouble: z.string().nullable(),
  }),
  /** Destroyed records that it has not lost yet. */
  owed: z.number(),
  /** Damages found in it that are not mended. */
  damages: z.number(),
});
export type StoreCopy = z.output<typeof storeCopy>;
