import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { role } from '../identity/role.ts';
import { recordState } from '../records/record-life.ts';
import { instant } from '../values.ts';

const recordIds = z.array(z.uuid()).min(1).max(500);
const receiptParams = z.object({ receiptId: z.uuid() });

export const listColleagues = endpoint({
  method: 'GET',
  path: '/collection/colleagues',
  summary: 'Who works in an agency, and as what: to hand papers and open work to',
  access: 'collection.read',
  query: z.object({ agencyId: z.uuid() }),
  reply: z.array(z.object({ personId: z.uuid(), name: z.string(), roles: z.array(role) })),
});

export const findByTemporaryNumber = endpoint({
  method: 'GET',
  path: '/collection/temporary-numbers/:number',
  summary: 'The record that bears or once bore a temporary number, also after final numbering',
  access: 'records.read',
  params: z.object({ number: z.string().min(1).max(40) }),
  reply: z.object({ recordId: z.uuid(), archivalCode: z.string().nullable() }),
  problems: ['records.not-found'],
});

export const getSlips = endpoint({
  method: 'POST',
  path: '/collection/slips',
  summary:
    'The slips that go onto the first page of loose paper: temporary number, as QR too, and title',
  access: 'collection.read',
  body: z.object({ recordIds }),
  reply: z.array(
    z.object({
      recordId: z.uuid(),
      number: z.string(),
      title: z.string(),
      documentNumber: z.string(),
      departmentName: z.string(),
      createdAt: instant,
    }),
  ),
  problems: ['records.not-found'],
});

export const handPaper = endpoint({
  method: 'POST',
  path: '/collection/receipts',
  summary: 'Hand the paper of records to somebody, who signs for it',
  access: 'collection.propose',
  body: z.object({
    recordIds,
    toPersonId: z.uuid(),
    note: z.string().trim().max(200).optional(),
  }),
  reply: z.object({ receipts: z.number() }),
  problems: [
    'records.not-found',
    'collection.paper-only',
    'collection.paper-elsewhere',
    'collection.person-not-here',
    'collection.same-person',
  ],
});

export const receivePaper = endpoint({
  method: 'POST',
  path: '/collection/receipts/:receiptId/reception',
  summary: 'Sign for paper that was handed to me',
  access: 'collection.propose',
  params: receiptParams,
  reply: z.object({}),
  problems: [
    'collection.receipt-not-found',
    'collection.receipt-not-yours',
    'collection.receipt-step-done',
  ],
});

export const returnPaper = endpoint({
  method: 'POST',
  path: '/collection/receipts/:receiptId/return',
  summary: 'The paper came back to who had handed it out',
  access: 'collection.propose',
  params: receiptParams,
  reply: z.object({}),
  problems: [
    'collection.receipt-not-found',
    'collection.receipt-not-yours',
    'collection.receipt-step-done',
  ],
});

/** Longer on its way than this, paper is asked after (workflows A.5). */
export const daysOnTheWay = 30;

export const listPapers = endpoint({
  method: 'GET',
  path: '/collection/receipts',
  summary: 'Paper on its way that has not come back, longest first',
  access: 'collection.read',
  query: z.object({
    fondsId: z.uuid().optional(),
    /** Only what is longer on its way than this many days. */
    days: z.coerce.number().int().min(0).optional(),
    mine: z.stringbool().default(false),
  }),
  reply: z.object({
    papers: z.array(
      z.object({
        id: z.uuid(),
        recordId: z.uuid(),
        number: z.string().nullable(),
        title: z.string().nullable(),
        state: recordState,
        fromName: z.string(),
        toName: z.string(),
        handedAt: instant,
        receivedAt: instant.nullable(),
        days: z.number().int(),
        note: z.string().nullable(),
        /** What the person asking can do with it. */
        canReceive: z.boolean(),
        canTakeBack: z.boolean(),
      }),
    ),
    total: z.number(),
    overdue: z.number(),
  }),
});
