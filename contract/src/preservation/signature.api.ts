import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { signedFile } from './signature.ts';

export const verifySignatures = endpoint({
  method: 'GET',
  path: '/records/:recordId/signatures',
  summary: 'Signatures, seals and timestamps in the PDF and OFD files of a record, verified now',
  access: 'records.read',
  params: z.object({ recordId: z.uuid() }),
  reply: z.array(signedFile),
  problems: ['records.not-found', 'records.quarantined'],
});
