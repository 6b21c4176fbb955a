import { z } from 'zod';
import { profileValues } from '../classification/profile-values.ts';
import { endpoint } from '../endpoint.ts';
import { descriptionChanges } from '../records/record.ts';
import { instant } from '../values.ts';
import { proposalKind, proposalRow, proposalState } from './proposal.ts';

const reason = z.string().trim().min(1).max(500);
const proposalParams = z.object({ proposalId: z.uuid() });

export const listProposals = endpoint({
  method: 'GET',
  path: '/collection/proposals',
  summary: 'What waits for approval, and what was decided, oldest first',
  access: 'collection.read',
  query: z.object({
    state: proposalState.default('open'),
    kind: proposalKind.optional(),
    recordId: z.uuid().optional(),
    /** Only what the person asking can decide now. */
    mine: z.stringbool().default(false),
  }),
  reply: z.object({ proposals: z.array(proposalRow), total: z.number() }),
});

export const proposeChange = endpoint({
  method: 'POST',
  path: '/collection/proposals',
  summary: 'Propose that a record is left out, voided, filed after all, or corrected',
  access: 'collection.propose',
  body: z.object({
    recordId: z.uuid(),
    kind: proposalKind,
    reason,
    /** Of a correction: what it would change, against this version. */
    changes: descriptionChanges.optional(),
    more: profileValues.optional(),
    version: z.number().int().optional(),
  }),
  reply: proposalRow,
  problems: [
    'records.not-found',
    'records.wrong-state',
    'records.description-invalid',
    'records.changed-meanwhile',
    'collection.mandatory-category',
    'collection.proposal-open-already',
  ],
});

export const decideProposal = endpoint({
  method: 'POST',
  path: '/collection/proposals/:proposalId/decision',
  summary: 'Consent to a proposal or refuse it, in one’s own part; the last consent carries it out',
  access: ['collection.submit', 'collection.accept', 'collection.decide'],
  params: proposalParams,
  body: z.object({ consents: z.boolean(), reason: z.string().trim().max(500).default('') }),
  reply: proposalRow,
  problems: [
    'collection.proposal-not-found',
    'collection.proposal-ended',
    'collection.not-your-decision',
    'collection.same-person',
    'records.wrong-state',
    'records.changed-meanwhile',
  ],
});

export const withdrawProposal = endpoint({
  method: 'POST',
  path: '/collection/proposals/:proposalId/withdrawal',
  summary: 'Take back one’s own proposal',
  access: 'collection.propose',
  params: proposalParams,
  reply: proposalRow,
  problems: [
    'collection.proposal-not-found',
    'collection.proposal-ended',
    'collection.not-your-decision',
  ],
});

export const reopenRecord = endpoint({
  method: 'POST',
  path: '/collection/records/:recordId/reopening',
  summary: 'What was left out is to be filed after all',
  access: 'collection.decide',
  params: z.object({ recordId: z.uuid() }),
  body: z.object({ reason }),
  reply: z.object({}),
  problems: ['records.not-found', 'records.wrong-state'],
});

export const refuseMaterial = endpoint({
  method: 'POST',
  path: '/collection/records/:recordId/refusal',
  summary: 'Refuse what the State forbids to file: its content goes, the refusal is kept',
  access: 'collection.decide',
  params: z.object({ recordId: z.uuid() }),
  body: z.object({ ground: reason }),
  reply: z.object({}),
  problems: ['records.not-found', 'records.wrong-state', 'records.frozen'],
});

export const listRefusals = endpoint({
  method: 'GET',
  path: '/collection/refusals',
  summary: 'The log of refused material',
  access: 'collection.accept',
  reply: z.array(
    z.object({
      id: z.uuid(),
      temporaryNumber: z.string().nullable(),
      title: z.string().nullable(),
      departmentName: z.string().nullable(),
      ground: z.string(),
      refusedByName: z.string().nullable(),
      refusedAt: instant,
    }),
  ),
});

export const getCollectionSetting = endpoint({
  method: 'GET',
  path: '/collection/settings',
  summary:
    'After how many days an agency is reminded of what does not move, with every former setting',
  access: 'collection.read',
  query: z.object({ agencyId: z.uuid() }),
  reply: z.object({
    idleWarnDays: z.number().int(),
    vacancyWarnDays: z.number().int(),
    history: z.array(
      z.object({
        idleWarnDays: z.number().int(),
        vacancyWarnDays: z.number().int(),
        reason: z.string(),
        decidedByName: z.string().nullable(),
        decidedAt: instant,
      }),
    ),
  }),
});

export const changeCollectionSetting = endpoint({
  method: 'POST',
  path: '/collection/settings',
  summary: 'Decide after how many days to remind; the former setting stays on record',
  access: 'collection.decide',
  body: z.object({
    agencyId: z.uuid(),
    idleWarnDays: z.number().int().min(1).max(365),
    /** Left out, it stays as it is. */
    vacancyWarnDays: z.number().int().min(1).max(365).optional(),
    reason,
  }),
  reply: z.object({}),
  problems: ['actor.out-of-reach'],
});
