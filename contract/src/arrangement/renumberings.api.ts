import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';
import {
  renumberingFault,
  renumberingKind,
  renumberingPlan,
  renumberingState,
  renumberingWish,
} from './renumbering.ts';

const reason = z.string().trim().min(1).max(500);
const params = z.object({ renumberingId: z.uuid() });
const place = z.object({
  classKey: z.string(),
  itemNumber: z.number().int(),
  archivalCode: z.string(),
  boxNumber: z.string().nullable(),
});

export const renumberingRow = z.object({
  id: z.uuid(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  kind: renumberingKind,
  state: renumberingState,
  /** The classes it touches; of a draft, what it names. */
  classes: z.array(z.string()),
  records: z.number().int(),
  reason: z.string(),
  draftedByName: z.string().nullable(),
  draftedAt: instant,
  proposedByName: z.string().nullable(),
  proposedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  refusal: z.string().nullable(),
  endedAt: instant.nullable(),
});
export type RenumberingRow = z.output<typeof renumberingRow>;

export const renumberingItem = z.object({
  recordId: z.uuid(),
  title: z.string().nullable(),
  before: place,
  after: place,
  /** It is on paper: its 归档章 is to be stamped anew. */
  stamp: z.boolean(),
  /** Its object in the store has the version that says so. */
  stored: z.boolean(),
});
export type RenumberingItem = z.output<typeof renumberingItem>;

export const renumberingDetail = renumberingRow.extend({
  plan: renumberingPlan,
  /** What changes of the description, in words: 保管期限 → 永久. */
  changes: z.array(z.object({ name: z.string(), value: z.string() })),
  items: z.array(renumberingItem),
  counts: z.object({
    changed: z.number().int(),
    unchanged: z.number().int(),
    stamps: z.number().int(),
    stored: z.number().int(),
  }),
  /** What has been printed and is untrue afterwards. */
  prints: z.object({
    catalogues: z.array(z.string()),
    boxes: z.array(z.object({ classKey: z.string(), number: z.number().int() })),
  }),
  /** Numbers that nobody has afterwards; they are explained as 移出. */
  vacated: z.array(
    z.object({ classKey: z.string(), first: z.number().int(), last: z.number().int() }),
  ),
  faults: z.array(
    z.object({
      fault: renumberingFault,
      codes: z.array(z.string()),
      boxes: z.array(z.object({ id: z.uuid(), classKey: z.string(), number: z.number().int() })),
    }),
  ),
  /** Proposed, and no longer what it would do: it can be withdrawn or refused only. */
  outOfDate: z.boolean(),
  isOwn: z.boolean(),
  jobId: z.uuid().nullable(),
});
export type RenumberingDetail = z.output<typeof renumberingDetail>;

export const listRenumberings = endpoint({
  method: 'GET',
  path: '/arrangement/renumberings',
  summary: 'Renumberings of filed records, newest first',
  access: 'arrangement.arrange',
  query: z.object({
    fondsId: z.uuid().optional(),
    state: renumberingState.optional(),
    kind: renumberingKind.optional(),
  }),
  reply: z.object({ renumberings: z.array(renumberingRow), total: z.number().int() }),
});

export const getRenumbering = endpoint({
  method: 'GET',
  path: '/arrangement/renumberings/:renumberingId',
  summary: 'A renumbering with every change it makes, as its execution makes them',
  access: 'arrangement.arrange',
  params,
  reply: renumberingDetail,
  problems: ['arrangement.renumbering-not-found'],
});

export const exportRenumbering = endpoint({
  method: 'GET',
  path: '/arrangement/renumberings/:renumberingId/preview.xlsx',
  summary: 'The changes of a renumbering as a workbook',
  access: 'arrangement.arrange',
  params,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  problems: ['arrangement.renumbering-not-found'],
});

export const draftRenumbering = endpoint({
  method: 'POST',
  path: '/arrangement/renumberings',
  summary: 'Draft a renumbering of filed records; nothing changes yet',
  access: 'arrangement.arrange',
  body: z.object({ fondsId: z.uuid(), reason, wish: renumberingWish }),
  reply: z.object({ id: z.uuid() }),
  problems: [
    'classification.fonds-not-found',
    'arrangement.class-not-found',
    'arrangement.codes-unknown',
    'arrangement.order-incomplete',
    'arrangement.nothing-to-renumber',
    'arrangement.too-many-to-renumber',
    'records.department-not-in-agency',
    'request.invalid',
  ],
});

export const proposeRenumbering = endpoint({
  method: 'POST',
  path: '/arrangement/renumberings/:renumberingId/proposal',
  summary: 'Put a draft before the head of the archives; what it shows now is what is approved',
  access: 'arrangement.arrange',
  params,
  reply: z.object({}),
  problems: [
    'arrangement.renumbering-not-found',
    'arrangement.renumbering-wrong-state',
    'arrangement.cannot-renumber',
    'arrangement.nothing-to-renumber',
  ],
});

export const decideRenumbering = endpoint({
  method: 'POST',
  path: '/arrangement/renumberings/:renumberingId/decision',
  summary: 'Approve a renumbering, which gives the numbers and starts the job, or refuse it',
  access: 'arrangement.approve-renumbering',
  params,
  body: z.object({ consents: z.boolean(), reason: z.string().trim().max(500) }),
  reply: z.object({ jobId: z.uuid().nullable() }),
  problems: [
    'arrangement.renumbering-not-found',
    'arrangement.renumbering-wrong-state',
    'arrangement.renumbering-same-person',
    'arrangement.renumbering-out-of-date',
    'arrangement.cannot-renumber',
    'request.invalid',
  ],
});

export const withdrawRenumbering = endpoint({
  method: 'POST',
  path: '/arrangement/renumberings/:renumberingId/withdrawal',
  summary: 'Take back a renumbering that is not approved',
  access: 'arrangement.arrange',
  params,
  reply: z.object({}),
  problems: ['arrangement.renumbering-not-found', 'arrangement.renumbering-wrong-state'],
});
