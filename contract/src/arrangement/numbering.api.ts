import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { recordState } from '../records/record-life.ts';
import { day, instant } from '../values.ts';
import { gapCauses, numberState } from './number-runs.ts';
import { orderRule } from './record-order.ts';

const reason = z.string().trim().min(1).max(500);
const itemNumber = z.coerce.number().int().min(1).max(99_999);
const inClass = z.object({ fondsId: z.uuid(), classKey: z.string().min(1).max(200) });
const range = z.object({ first: itemNumber, last: itemNumber });

const place = z.object({
  classKey: z.string(),
  category: categoryCode,
  year: z.number().int().nullable(),
  retention: z.string().nullable(),
  department: z.string().nullable(),
});

const reservation = range.extend({
  id: z.uuid(),
  reason: z.string(),
  until: day.nullable(),
  reservedByName: z.string().nullable(),
  reservedAt: instant,
  released: z
    .object({ at: instant, byName: z.string().nullable(), reason: z.string().nullable() })
    .nullable(),
});
const explanation = range.extend({
  id: z.uuid(),
  cause: z.enum(gapCauses),
  reason: z.string(),
  explainedByName: z.string().nullable(),
  explainedAt: instant,
});

export const getNumberMap = endpoint({
  method: 'GET',
  path: '/arrangement/number-map',
  summary:
    'Every item number of the classes of a fonds: numbered, given, repeated, reserved, missing',
  access: 'records.read',
  query: z.object({ fondsId: z.uuid(), classKey: z.string().max(200).optional() }),
  reply: z.array(
    place.extend({
      lastNumber: z.number().int(),
      counts: z.record(numberState, z.number()),
      runs: z.array(z.object({ first: z.number(), last: z.number(), state: numberState })),
    }),
  ),
  problems: ['classification.fonds-not-found'],
});

export const getItemNumber = endpoint({
  method: 'GET',
  path: '/arrangement/number-map/number',
  summary: 'One number of a class: the records that claim it, its reservation and its explanation',
  access: 'records.read',
  query: inClass.extend({ number: itemNumber }),
  reply: z.object({
    number: z.number().int(),
    claims: z.array(
      z.object({
        recordId: z.uuid(),
        title: z.string().nullable(),
        code: z.string().nullable(),
        state: recordState,
        way: z.enum(['numbered', 'destroyed', 'given']),
      }),
    ),
    /** 曾用此号: records that had the number until a renumbering. */
    former: z
      .array(
        z.object({
          recordId: z.uuid(),
          title: z.string().nullable(),
          formerCode: z.string(),
          code: z.string().nullable(),
          until: instant,
        }),
      )
      .default([]),
    reservations: z.array(reservation),
    explanations: z.array(explanation),
  }),
  problems: ['classification.fonds-not-found'],
});

export const listReservations = endpoint({
  method: 'GET',
  path: '/arrangement/reservations',
  summary: 'Reserved numbers of a fonds, also those that were released',
  access: 'records.read',
  query: z.object({ fondsId: z.uuid() }),
  reply: z.array(reservation.extend({ classKey: z.string(), used: z.number().int() })),
  problems: ['classification.fonds-not-found'],
});

export const reserveNumbers = endpoint({
  method: 'POST',
  path: '/arrangement/reservations',
  summary: 'Keep item numbers of a class free for records that are still to come',
  access: 'arrangement.arrange',
  body: inClass.extend({ ...range.shape, reason, until: day.nullable() }),
  reply: z.object({ id: z.uuid() }),
  problems: [
    'classification.fonds-not-found',
    'arrangement.class-not-found',
    'arrangement.numbers-taken',
    'arrangement.range-backward',
  ],
});

export const releaseNumbers = endpoint({
  method: 'POST',
  path: '/arrangement/reservations/:reservationId/release',
  summary: 'End a reservation; what lies below the last number is explained as a gap',
  access: 'arrangement.arrange',
  params: z.object({ reservationId: z.uuid() }),
  body: z.object({ reason }),
  reply: z.object({ explained: z.number().int() }),
  problems: ['arrangement.reservation-not-open'],
});

export const giveReservedNumber = endpoint({
  method: 'POST',
  path: '/arrangement/reservations/:reservationId/records',
  summary: 'Give a reserved number to a record that is ready, and file it; a job',
  access: 'arrangement.arrange',
  params: z.object({ reservationId: z.uuid() }),
  body: z.object({ recordId: z.uuid(), number: itemNumber }),
  reply: z.object({ archivalCode: z.string(), jobId: z.uuid() }),
  problems: [
    'arrangement.reservation-not-open',
    'arrangement.number-not-reserved',
    'arrangement.record-of-another-class',
    'arrangement.not-ready',
    'records.not-found',
  ],
});

export const explainGap = endpoint({
  method: 'POST',
  path: '/arrangement/explained-gaps',
  summary: 'Say why numbers of a class have no record; the explanation is kept for good',
  access: 'arrangement.arrange',
  body: inClass.extend({
    ...range.shape,
    cause: z.enum(gapCauses).exclude(['released']),
    reason,
  }),
  reply: z.object({ id: z.uuid() }),
  problems: [
    'classification.fonds-not-found',
    'arrangement.class-not-found',
    'arrangement.not-a-gap',
    'arrangement.range-backward',
  ],
});

export const dryRunNumbering = endpoint({
  method: 'GET',
  path: '/arrangement/dry-run',
  summary: 'The records of a class that are ready, in their order, each with the code it would get',
  access: 'arrangement.arrange',
  query: inClass,
  reply: place.extend({
    rule: orderRule,
    total: z.number().int(),
    records: z.array(
      z.object({
        recordId: z.uuid(),
        title: z.string().nullable(),
        documentNumber: z.string().nullable(),
        documentOn: day.nullable(),
        pages: z.number().int().nullable(),
        arranged: z.boolean(),
        itemNumber: z.number().int(),
        archivalCode: z.string(),
      }),
    ),
  }),
  problems: ['classification.fonds-not-found', 'arrangement.class-not-found'],
});

export const chooseOrder = endpoint({
  method: 'PUT',
  path: '/arrangement/order-rule',
  summary: 'Choose by which rule the records of a class stand before they are numbered',
  access: 'arrangement.arrange',
  body: inClass.extend({ rule: orderRule }),
  reply: z.object({}),
  problems: ['classification.fonds-not-found', 'arrangement.class-not-found'],
});

export const arrangeRecords = endpoint({
  method: 'PUT',
  path: '/arrangement/order',
  summary: 'Put the records of a class in an order of one’s own, or back into that of the rule',
  access: 'arrangement.arrange',
  /** All records of the class that are ready, in their new order; none: back to the rule. */
  body: inClass.extend({ recordIds: z.array(z.uuid()).max(10_000) }),
  reply: z.object({ arranged: z.number().int() }),
  problems: [
    'classification.fonds-not-found',
    'arrangement.class-not-found',
    'arrangement.order-out-of-date',
  ],
});
