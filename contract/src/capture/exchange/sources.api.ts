import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { recordState } from '../../records/record-life.ts';
import { instant } from '../../values.ts';
import { deliveryFault, deliveryNotice } from './envelope.ts';
import { heldFor, receiptState, standing } from './receipt.ts';

/** What the archive's own people see and do: sources, what they handed over, what is pushed to them. */

const looking = ['capture.manage-sources', 'collection.accept'] as const;

export const sourceCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/);

const webhookUrl = z.string().trim().max(500);

export const sourceSystem = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  tokenId: z.uuid().nullable(),
  classified: z.boolean(),
  webhookUrl: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  deliveries: z.number(),
  waiting: z.number(),
  unmapped: z.number(),
  deadPushes: z.number(),
  lastDeliveryAt: instant.nullable(),
  version: z.number().int(),
});
export type SourceSystem = z.output<typeof sourceSystem>;

export const listSources = endpoint({
  method: 'GET',
  path: '/capture/sources',
  summary: 'Source systems with their figures',
  access: looking,
  query: z.object({ fondsId: z.uuid().optional() }),
  reply: z.array(sourceSystem),
});
export const listSourceTokens = endpoint({
  method: 'GET',
  path: '/capture/source-tokens',
  summary: 'Keys for exchange that the security administrator has issued to my agencies',
  access: 'capture.manage-sources',
  reply: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      agencyId: z.uuid(),
      usedBy: z.string().nullable(),
      issuedAt: instant,
    }),
  ),
});

/** The secret of a webhook is in the reply once, when it is made. */
const savedSource = z.object({ id: z.uuid(), webhookSecret: z.string().nullable() });

export const createSource = endpoint({
  method: 'POST',
  path: '/capture/sources',
  summary: 'Register a source system for a fonds',
  access: 'capture.manage-sources',
  body: z.object({
    fondsId: z.uuid(),
    code: sourceCode,
    name: z.string().trim().min(1).max(100),
    tokenId: z.uuid().nullable(),
    classified: z.boolean(),
    webhookUrl: webhookUrl.nullable(),
  }),
  reply: savedSource,
  problems: [
    'classification.fonds-not-found',
    'capture.source-code-taken',
    'capture.source-token-unfit',
    'capture.webhook-address-unfit',
  ],
});
export const changeSource = endpoint({
  method: 'PUT',
  path: '/capture/sources/:sourceId',
  summary: 'Change a source system: its name, key, webhook, whether it is open',
  access: 'capture.manage-sources',
  params: z.object({ sourceId: z.uuid() }),
  body: z.object({
    version: z.number().int(),
    name: z.string().trim().min(1).max(100),
    tokenId: z.uuid().nullable(),
    classified: z.boolean(),
    webhookUrl: webhookUrl.nullable(),
    state: z.enum(['open', 'closed']),
    newSecret: z.boolean().default(false),
  }),
  reply: savedSource,
  problems: [
    'capture.source-not-found',
    'capture.source-changed-meanwhile',
    'capture.source-token-unfit',
    'capture.webhook-address-unfit',
  ],
});

export const sourceOrganisation = z.object({
  sourceId: z.uuid(),
  sourceName: z.string(),
  agencyId: z.uuid(),
  code: z.string(),
  validOn: z.iso.date(),
  name: z.string(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  /** Deliveries that wait for this code. */
  waiting: z.number(),
});
export type SourceOrganisation = z.output<typeof sourceOrganisation>;

export const listOrganisations = endpoint({
  method: 'GET',
  path: '/capture/sources/:sourceId/organisations',
  summary: 'The organisation codes of a source and the departments they stand for',
  access: looking,
  params: z.object({ sourceId: z.uuid() }),
  reply: z.array(sourceOrganisation),
  problems: ['capture.source-not-found'],
});
export const mapOrganisation = endpoint({
  method: 'PUT',
  path: '/capture/sources/:sourceId/organisations',
  summary: 'Say which department a code stands for; registers what waited for it',
  access: 'capture.manage-sources',
  params: z.object({ sourceId: z.uuid() }),
  body: z.object({ code: z.string(), validOn: z.iso.date(), unitId: z.uuid() }),
  reply: z.object({ registered: z.number() }),
  problems: [
    'capture.source-not-found',
    'capture.organisation-not-found',
    'records.department-not-in-agency',
  ],
});

export const deliveryRow = z.object({
  id: z.uuid(),
  sourceId: z.uuid(),
  sourceName: z.string(),
  sourceKey: z.string(),
  version: z.number().int().nullable(),
  state: receiptState,
  heldFor: heldFor.nullable(),
  standing: standing.nullable(),
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  quarantined: z.boolean(),
  orgCode: z.string(),
  departmentName: z.string().nullable(),
  processCode: z.string(),
  finishedAt: instant,
  queuedAt: instant,
  attempts: z.number(),
  repeats: z.number(),
  recordId: z.uuid().nullable(),
  recordState: recordState.nullable(),
  temporaryNumber: z.string().nullable(),
  reason: z.string().nullable(),
});
export type DeliveryRow = z.output<typeof deliveryRow>;

export const deliveryFilter = z.object({
  fondsId: z.uuid().optional(),
  sourceId: z.uuid().optional(),
  state: receiptState.optional(),
  heldFor: heldFor.optional(),
  text: z.string().max(100).optional(),
});
export const listDeliveries = endpoint({
  method: 'GET',
  path: '/capture/deliveries',
  summary: 'What source systems handed over, newest first',
  access: looking,
  query: deliveryFilter.extend({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    deliveries: z.array(deliveryRow),
    total: z.number(),
    next: z.string().nullable(),
  }),
});
export const getDelivery = endpoint({
  method: 'GET',
  path: '/capture/deliveries/:deliveryId',
  summary:
    'One delivery: what its envelope said, its files, and the other versions of the document',
  access: looking,
  params: z.object({ deliveryId: z.uuid() }),
  reply: deliveryRow.extend({
    envelope: z.record(z.string(), z.unknown()),
    notices: z.array(deliveryNotice),
    faults: z.array(deliveryFault),
    components: z.array(
      z.object({
        role: z.string(),
        fileName: z.string(),
        mediaType: z.string(),
        size: z.number(),
        sha512: z.string(),
        sm3: z.string(),
      }),
    ),
    versions: z.array(deliveryRow),
  }),
  problems: ['capture.delivery-not-found'],
});

export const versionDecision = z.enum(['decline', 'replace', 'register-apart']);
export const decideVersion = endpoint({
  method: 'POST',
  path: '/capture/deliveries/:deliveryId/decision',
  summary:
    'Decide on a new version that came after its record was submitted: not used, in its place while it is with the department again, or a record of its own',
  access: 'collection.accept',
  params: z.object({ deliveryId: z.uuid() }),
  body: z.object({ decision: versionDecision, reason: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: [
    'capture.delivery-not-found',
    'capture.decision-not-open',
    'capture.version-not-replaceable',
  ],
});

export const pushRow = z.object({
  eventId: z.number().int(),
  sourceKey: z.string(),
  state: receiptState,
  at: instant,
  pushState: z.enum(['waiting', 'sent', 'dead', 'none']),
  attempts: z.number(),
  nextAt: instant,
  lastStatus: z.number().nullable(),
  lastProblem: z.string().nullable(),
});
export type PushRow = z.output<typeof pushRow>;
export const listPushes = endpoint({
  method: 'GET',
  path: '/capture/sources/:sourceId/pushes',
  summary: 'What was pushed to the webhook of a source and what came of it, newest first',
  access: looking,
  params: z.object({ sourceId: z.uuid() }),
  query: z.object({
    state: z.enum(['waiting', 'sent', 'dead']).optional(),
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ pushes: z.array(pushRow), next: z.number().nullable() }),
  problems: ['capture.source-not-found'],
});
export const repeatPush = endpoint({
  method: 'POST',
  path: '/capture/sources/:sourceId/pushes/repetition',
  summary: 'Push once more what was given up',
  access: 'capture.manage-sources',
  params: z.object({ sourceId: z.uuid() }),
  body: z.object({ eventId: z.number().int().optional() }),
  reply: z.object({ repeated: z.number() }),
  problems: ['capture.push-not-found'],
});
