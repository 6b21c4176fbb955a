import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { archiveSignature } from '../preservation/archive-signature.ts';
import { transferState } from './transfer-batch.ts';
import { dueStanding } from './transfer-rule.ts';

const recordParams = z.object({ recordId: z.uuid() });

export const getRecordTransfer = endpoint({
  method: 'GET',
  path: '/records/:recordId/transfer',
  summary: 'Whether a record is transferred, and whether its period was already due',
  access: 'records.read',
  params: recordParams,
  reply: z.object({
    /** Null where the rule says nothing: not permanent, or without a year. */
    due: z
      .object({
        year: z.number(),
        standing: dueStanding,
        basis: z.string(),
        confirmed: z.boolean(),
      })
      .nullable(),
    batch: z.object({ id: z.uuid(), number: z.string(), state: transferState }).nullable(),
    transferred: z
      .object({
        on: z.iso.date(),
        archiveName: z.string(),
        number: z.string(),
        /** Whether it went before its period had ended (Archives Law, implementing regulations, 20). */
        early: z.boolean().nullable(),
        /** Until when the agency keeps its copy at least. */
        copyUntil: z.number(),
      })
      .nullable(),
  }),
  problems: ['records.not-found'],
});

export const printCertificate = endpoint({
  method: 'GET',
  path: '/records/:recordId/transfer-certificate',
  summary: 'A certificate that a record has gone to the archive; its printing is in the trail',
  access: 'records.read',
  params: recordParams,
  reply: z.object({
    certificateNumber: z.string(),
    unitName: z.string(),
    code: z.string(),
    title: z.string(),
    documentNumber: z.string().nullable(),
    archiveName: z.string(),
    archiveCode: z.string().nullable(),
    transferredOn: z.iso.date(),
    batchNumber: z.string(),
    position: z.number(),
    items: z.number(),
    firstCode: z.string(),
    lastCode: z.string(),
    early: z.boolean().nullable(),
    dueYear: z.number().nullable(),
    printedOn: z.iso.date(),
    printedByName: z.string().nullable(),
    /** What is signed, as UTF-8: save it as it is, and `signatureFile` beside it as NAME.sig. */
    text: z.string(),
    textSm3: z.string(),
    signature: archiveSignature,
    signatureFile: z.string().nullable(),
  }),
  problems: ['records.not-found', 'transfer.not-transferred'],
});
