import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { metadataNotes, recordMetadata } from './metadata.ts';

const recordParams = z.object({ recordId: z.uuid() });

export const getRecordMetadata = endpoint({
  method: 'GET',
  path: '/records/:recordId/metadata',
  summary: 'The 88 elements of DA/T 46-2009: value, where it came from, or why it is not known',
  access: 'records.read',
  params: recordParams,
  reply: recordMetadata,
  problems: ['records.not-found', 'records.quarantined'],
});

export const noteRecordMetadata = endpoint({
  method: 'POST',
  path: '/records/:recordId/metadata',
  summary: 'Note who had to do with an unfiled record and what they did; noted for good',
  access: 'records.describe',
  params: recordParams,
  body: metadataNotes,
  reply: recordMetadata,
  problems: [
    'records.not-found',
    'records.wrong-state',
    'records.quarantined',
    'records.agent-unknown',
  ],
});
