import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';
import {
  circulationDetail,
  circulationList,
  circulationRow,
  circulationState,
  daysInOneHand,
} from './circulation.ts';

const params = z.object({ circulationId: z.uuid() });

export const listCirculations = endpoint({
  method: 'GET',
  path: '/collection/circulations',
  summary: 'Circulated records: with me, begun by me, late in my department, or all I may see',
  access: 'records.read',
  query: z.object({
    list: circulationList.default('all'),
    state: circulationState.optional(),
    recordId: z.uuid().optional(),
    late: z.stringbool().default(false),
  }),
  reply: z.array(circulationRow),
});

export const getCirculation = endpoint({
  method: 'GET',
  path: '/collection/circulations/:circulationId',
  summary: 'A circulation: who has it, who opened it when, what they said',
  access: 'records.read',
  params,
  reply: circulationDetail,
  problems: ['collection.circulation-not-found'],
});

export const circulateRecord = endpoint({
  method: 'POST',
  path: '/collection/records/:recordId/circulations',
  summary: 'Circulate a record to people of its agency, one after the other or to all at once',
  access: 'collection.circulate',
  params: z.object({ recordId: z.uuid() }),
  body: z.object({
    recipients: z.array(z.uuid()).min(1).max(50),
    inOrder: z.boolean(),
    dueOn: z.iso.date(),
    escalateAfterDays: z.number().int().min(1).max(60).default(daysInOneHand),
    purpose: z.string().trim().max(200).default(''),
  }),
  reply: z.object({ circulationId: z.uuid() }),
  problems: [
    'records.not-found',
    'collection.classified-not-circulated',
    'collection.not-circulated-in-state',
    'collection.circulation-day-past',
    'collection.person-not-here',
    'collection.recipient-not-cleared',
    'actor.out-of-reach',
  ],
});

export const openCirculated = endpoint({
  method: 'POST',
  path: '/collection/circulations/:circulationId/opening',
  summary: 'A recipient opens the record: the read receipt, kept once',
  access: 'records.read',
  params,
  reply: z.object({}),
  problems: ['collection.circulation-not-found', 'collection.circulation-not-with-you'],
});

export const returnCirculated = endpoint({
  method: 'POST',
  path: '/collection/circulations/:circulationId/return',
  summary: 'A recipient returns the record with a comment; in order, the next one gets it',
  access: 'records.read',
  params,
  body: z.object({ comment: z.string().trim().max(1000).default('') }),
  reply: z.object({}),
  problems: [
    'collection.circulation-not-found',
    'collection.circulation-not-with-you',
    'collection.circulation-unread',
  ],
});

export const closeCirculation = endpoint({
  method: 'POST',
  path: '/collection/circulations/:circulationId/closing',
  summary: 'Who began it closes it before everybody has returned, with a reason',
  access: 'collection.circulate',
  params,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: [
    'collection.circulation-not-found',
    'collection.circulation-not-yours',
    'collection.circulation-closed',
  ],
});

export const printCirculation = endpoint({
  method: 'GET',
  path: '/collection/circulations/:circulationId/print',
  summary: '传阅单 for print; its printing is in the trail',
  access: 'records.read',
  params,
  reply: z.object({ circulation: circulationDetail, printedAt: instant, printedBy: z.string() }),
  problems: ['collection.circulation-not-found'],
});
