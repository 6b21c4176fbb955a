import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import {
  keptRevocationList,
  shownCertificate,
  shownRevocationList,
  trustChange,
  trustedCertificate,
  trustRole,
} from './trust.ts';

/** A file in Base64. An authority that has revoked more than fits in divides its list. */
const file = z.base64().min(1).max(2_800_000);
const source = z.string().trim().min(2).max(200);
const reason = z.string().trim().min(2).max(500);
const added = z.object({ id: z.uuid(), version: z.number() });

export const getTrustList = endpoint({
  method: 'GET',
  path: '/preservation/trust',
  summary:
    'Whom the archive trusts when it verifies signatures, with what was before and every change',
  access: 'preservation.read-trust',
  reply: z.object({
    version: z.number(),
    certificates: z.array(trustedCertificate),
    lists: z.array(keptRevocationList),
    changes: z.array(trustChange),
  }),
});

export const previewCertificates = endpoint({
  method: 'POST',
  path: '/preservation/trust/certificate-previews',
  summary:
    'What the certificates in a file (PEM or DER) say, before anybody trusts them; nothing is kept',
  access: 'preservation.keep-trust',
  body: z.object({ file }),
  reply: z.array(shownCertificate),
  problems: ['preservation.certificate-not-listable'],
});

export const addTrustedCertificate = endpoint({
  method: 'POST',
  path: '/preservation/trust/certificates',
  summary: 'Trust a certificate: as an authority, as a link below one, or just itself',
  access: 'preservation.keep-trust',
  body: z.object({ certificate: file, role: trustRole, source, reason }),
  reply: added,
  problems: [
    'preservation.certificate-not-listable',
    'preservation.trust-role-unfit',
    'preservation.trust-already-listed',
  ],
});

export const takeOffCertificate = endpoint({
  method: 'POST',
  path: '/preservation/trust/certificates/:certificateId/removal',
  summary: 'A certificate is trusted no longer; that it was stays in the history',
  access: 'preservation.keep-trust',
  params: z.object({ certificateId: z.uuid() }),
  body: z.object({ reason }),
  reply: z.object({ version: z.number() }),
  problems: ['preservation.trust-not-listed'],
});

export const previewRevocationList = endpoint({
  method: 'POST',
  path: '/preservation/trust/revocation-list-previews',
  summary:
    'What a revocation list (PEM or DER) says, verified by an authority of the list; nothing is kept',
  access: 'preservation.keep-trust',
  body: z.object({ file }),
  reply: shownRevocationList,
  problems: ['preservation.revocation-list-refused'],
});

export const addRevocationList = endpoint({
  method: 'POST',
  path: '/preservation/trust/revocation-lists',
  summary: 'Bring in a revocation list as a file; no list is ever fetched from anywhere',
  access: 'preservation.keep-trust',
  body: z.object({ file, source }),
  reply: added,
  problems: ['preservation.revocation-list-refused'],
});
