import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { shownCertificate } from './trust.ts';

/** A key with which the archive signs; never the key itself. */
export const archiveKey = z.object({
  keyId: z.uuid(),
  organisation: z.string(),
  name: z.string(),
  createdAt: z.string(),
  isSelfIssued: z.boolean(),
  revokedAt: z.string().nullable(),
  revokedBecause: z.string().nullable(),
  certificate: shownCertificate.omit({ roles: true }),
});
export type ArchiveKey = z.output<typeof archiveKey>;

export const listArchiveKeys = endpoint({
  method: 'GET',
  path: '/preservation/keys',
  summary:
    'The keys of the archive with their certificates, the oldest first; they are made on the command line',
  access: 'preservation.read-trust',
  reply: z.array(archiveKey),
});
