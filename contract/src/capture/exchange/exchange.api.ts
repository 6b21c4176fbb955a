import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { receipt, receiptEvent } from './receipt.ts';

/** What a source system asks with its key. `examples/office-system/` has a client and the whole account of it. */

const sourceId = z.string().trim().min(1).max(200);
const orgCode = z.string().trim().min(1).max(100);

export const describeSource = endpoint({
  method: 'GET',
  path: '/exchange/source',
  summary: 'Who I am to this archive: my code, and the organisation codes it knows of mine',
  access: 'capture.exchange',
  reply: z.object({
    code: z.string(),
    name: z.string(),
    fondsCode: z.string(),
    classified: z.boolean(),
    organisations: z.array(
      z.object({ code: z.string(), validOn: z.iso.date(), name: z.string(), mapped: z.boolean() }),
    ),
  }),
  problems: ['capture.source-unknown'],
});

export const noteOrganisations = endpoint({
  method: 'POST',
  path: '/exchange/organisations',
  summary: 'My organisation codes and the day from which each means what it says; idempotent',
  access: 'capture.exchange',
  body: z.object({
    organisations: z
      .array(
        z.object({
          code: orgCode,
          name: z.string().trim().min(1).max(200),
          validOn: z.iso.date(),
        }),
      )
      .min(1)
      .max(5000),
  }),
  reply: z.object({ noted: z.number(), known: z.number(), unmapped: z.array(z.string()) }),
  problems: ['capture.source-unknown'],
});

export const deliverDocument = endpoint({
  method: 'POST',
  path: '/exchange/deliveries',
  summary:
    'Hand a finished document over: multipart/form-data, first a JSON part `envelope`, then a file part for each component; idempotent by sourceId and content',
  access: 'capture.exchange',
  reply: receipt.extend({
    /** `repeated`: this content came before; nothing was done. */
    outcome: z.enum(['taken', 'repeated']),
  }),
  problems: [
    'capture.source-unknown',
    'capture.envelope-invalid',
    'capture.delivery-rejected',
    'capture.delivery-broken-off',
  ],
});

export const getReceipt = endpoint({
  method: 'GET',
  path: '/exchange/receipts/:receiptId',
  summary: 'What became of a delivery',
  access: 'capture.exchange',
  params: z.object({ receiptId: z.uuid() }),
  reply: receipt,
  problems: ['capture.source-unknown', 'capture.delivery-not-found'],
});
export const findReceipts = endpoint({
  method: 'GET',
  path: '/exchange/receipts',
  summary: 'What became of one of my documents, all its versions, the newest first',
  access: 'capture.exchange',
  query: z.object({ sourceId }),
  reply: z.object({ receipts: z.array(receipt) }),
  problems: ['capture.source-unknown'],
});
export const listReceiptEvents = endpoint({
  method: 'GET',
  path: '/exchange/receipt-events',
  summary: 'Changes of my receipts since a cursor, oldest first; the same that a webhook is told',
  access: 'capture.exchange',
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: z.object({ events: z.array(receiptEvent), next: z.number().nullable() }),
  problems: ['capture.source-unknown'],
});

export const noteFinished = endpoint({
  method: 'POST',
  path: '/exchange/finished',
  summary: 'Instances of processes that were finished, for the reconciliation; idempotent',
  access: 'capture.exchange',
  body: z.object({
    instances: z
      .array(
        z.object({
          sourceId,
          processCode: z.string().trim().min(1).max(100),
          processName: z.string().trim().max(200).optional(),
          title: z.string().trim().min(1).max(500),
          orgCode,
          finishedAt: z.iso.datetime({ offset: true }),
        }),
      )
      .min(1)
      .max(5000),
  }),
  reply: z.object({ noted: z.number(), known: z.number() }),
  problems: ['capture.source-unknown'],
});
