import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { givenRole } from '../records/component-role.ts';
import { descriptionChanges } from '../records/record.ts';
import {
  acquiredRecord,
  acquisitionAgreement,
  acquisitionPlan,
  agreementContent,
  partyKind,
  planContent,
  planState,
  sourceParty,
} from './acquisition.ts';

const planParams = z.object({ planId: z.uuid() });
const agreementParams = z.object({ agreementId: z.uuid() });
const note = z.string().trim().min(1).max(500);
const mayRead = ['capture.acquire', 'capture.approve-acquisition'] as const;

export const listPlans = endpoint({
  method: 'GET',
  path: '/capture/acquisition-plans',
  summary: 'Plans of acquisition, newest first',
  access: mayRead,
  query: z.object({ state: planState.optional(), year: z.coerce.number().int().optional() }),
  reply: z.array(acquisitionPlan),
});

export const makePlan = endpoint({
  method: 'POST',
  path: '/capture/acquisition-plans',
  summary: 'Draw up a plan of acquisition',
  access: 'capture.acquire',
  body: planContent.extend({ agencyId: z.uuid() }),
  reply: z.object({ planId: z.uuid() }),
});

export const changePlan = endpoint({
  method: 'PUT',
  path: '/capture/acquisition-plans/:planId',
  summary: 'Change a plan that is not submitted',
  access: 'capture.acquire',
  params: planParams,
  body: planContent,
  reply: z.object({}),
  problems: ['capture.plan-not-found', 'capture.plan-in-wrong-state'],
});

export const movePlan = endpoint({
  method: 'POST',
  path: '/capture/acquisition-plans/:planId/submission',
  summary: 'Submit a plan, or say with what result it was carried out',
  access: 'capture.acquire',
  params: planParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('submit') }),
    z.object({ action: z.literal('complete'), result: note }),
  ]),
  reply: z.object({}),
  problems: ['capture.plan-not-found', 'capture.plan-in-wrong-state'],
});

export const decidePlan = endpoint({
  method: 'POST',
  path: '/capture/acquisition-plans/:planId/decision',
  summary: 'Approve or return a plan that somebody else drew up',
  access: 'capture.approve-acquisition',
  params: planParams,
  body: z.object({ decision: z.enum(['approve', 'return']), note }),
  reply: z.object({}),
  problems: ['capture.plan-not-found', 'capture.plan-in-wrong-state', 'capture.own-plan'],
});

export const listParties = endpoint({
  method: 'GET',
  path: '/capture/source-parties',
  summary: 'Those who gave or sold archives, their contacts masked',
  access: 'capture.acquire',
  reply: z.array(sourceParty),
});

export const addParty = endpoint({
  method: 'POST',
  path: '/capture/source-parties',
  summary: 'Enter a giver or seller',
  access: 'capture.acquire',
  body: z.object({
    agencyId: z.uuid(),
    name: z.string().trim().min(1).max(100),
    kind: partyKind,
    contact: z.string().trim().min(1).max(200),
    note: z.string().trim().max(500).nullable(),
  }),
  reply: z.object({ partyId: z.uuid() }),
});

export const revealContact = endpoint({
  method: 'POST',
  path: '/capture/source-parties/:partyId/contact',
  summary: 'The whole contact of a giver or seller; who asked and why is in the trail',
  access: 'capture.acquire',
  params: z.object({ partyId: z.uuid() }),
  body: z.object({ reason: note }),
  reply: z.object({ contact: z.string() }),
  problems: ['capture.party-not-found'],
});

export const listAgreements = endpoint({
  method: 'GET',
  path: '/capture/agreements',
  summary: 'Agreements on acquisition, newest first',
  access: mayRead,
  query: z.object({ planId: z.uuid().optional(), partyId: z.uuid().optional() }),
  reply: z.array(acquisitionAgreement),
});

export const getAgreement = endpoint({
  method: 'GET',
  path: '/capture/agreements/:agreementId',
  summary: 'One agreement with the records that came by it',
  access: mayRead,
  params: agreementParams,
  reply: acquisitionAgreement.extend({ list: z.array(acquiredRecord) }),
  problems: ['capture.agreement-not-found'],
});

export const makeAgreement = endpoint({
  method: 'POST',
  path: '/capture/agreements',
  summary: 'Enter an agreement with a giver or seller',
  access: 'capture.acquire',
  body: agreementContent.extend({ partyId: z.uuid(), planId: z.uuid().nullable() }),
  reply: z.object({ agreementId: z.uuid() }),
  problems: [
    'capture.party-not-found',
    'capture.plan-not-found',
    'capture.plan-not-approved',
    'capture.agreement-number-taken',
  ],
});

export const takeInAcquired = endpoint({
  method: 'POST',
  path: '/capture/agreements/:agreementId/records',
  summary: 'Take in what was acquired: a new record, or one that is here already',
  access: 'capture.acquire',
  params: agreementParams,
  body: z.object({
    /** 鉴定意见: why it is worth keeping, by the person who takes it in. */
    appraisal: note,
    recordId: z.uuid().optional(),
    fresh: z
      .object({
        fondsId: z.uuid(),
        category: categoryCode,
        description: descriptionChanges,
        components: z.array(z.object({ uploadId: z.string(), role: givenRole })).default([]),
      })
      .optional(),
  }),
  reply: z.object({ recordId: z.uuid() }),
  problems: [
    'capture.agreement-not-found',
    'capture.acquired-already',
    'capture.acquired-elsewhere',
    'records.not-found',
    'capture.upload-not-found',
    'classification.fonds-not-found',
    'records.description-invalid',
  ],
});

export const recordOrigin = endpoint({
  method: 'GET',
  path: '/records/:recordId/origin',
  summary: 'How a record was acquired, and what its users are to heed',
  access: 'records.read',
  params: z.object({ recordId: z.uuid() }),
  reply: z.object({
    origin: acquisitionAgreement
      .extend({ appraisal: z.string(), appraisedByName: z.string() })
      .nullable(),
  }),
  problems: ['records.not-found'],
});
