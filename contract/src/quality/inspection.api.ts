import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { inspectionKind } from '../preservation/fixity.ts';

export const startInspection = endpoint({
  method: 'POST',
  path: '/quality/inspections',
  summary:
    'Read stored records against their digests at every place, all of a scope or a sample, and check the 32 items of keeping over them',
  access: 'preservation.convert',
  body: z.object({
    agencyId: z.uuid(),
    kind: inspectionKind,
    fondsId: z.uuid().optional(),
    year: z.number().int().min(1900).max(2999).optional(),
    percent: z.number().int().min(1).max(100).optional(),
    /** Left out: a new one by chance. */
    seed: z.string().trim().min(8).max(100).optional(),
    /** Copies to be read, null for the store itself; left out: every place. */
    places: z.array(z.uuid().nullable()).min(1).max(50).optional(),
    /** Whether the items of keeping are checked as well; without them the rhythm is not kept. */
    withCheck: z.boolean().default(true),
  }),
  reply: z.object({
    runId: z.uuid(),
    jobId: z.uuid(),
    drawn: z.number(),
    checks: z.array(z.uuid()),
  }),
  problems: ['preservation.nothing-stored', 'preservation.copy-not-found'],
});
