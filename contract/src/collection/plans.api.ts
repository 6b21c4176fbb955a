import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { deadlineRule } from './deadline.ts';
import { planLine, plannedLine, planRow } from './plan.ts';

const planParams = z.object({ planId: z.uuid() });
const lineParams = z.object({ lineId: z.uuid() });
const reason = z.string().trim().min(1).max(500);
const planReply = planRow.extend({
  lineList: z.array(planLine),
  /** Years whose statutory holidays nobody has entered, and which a due day depends on. */
  missingYears: z.array(z.number()),
});

export const listDeadlineRules = endpoint({
  method: 'GET',
  path: '/collection/deadline-rules',
  summary:
    'The limits in force for an agency, with source and day, its own before the shipped ones',
  access: 'collection.read',
  query: z.object({ agencyId: z.uuid() }),
  reply: z.object({
    rules: z.array(
      z.object({
        id: z.uuid(),
        own: z.boolean(),
        category: categoryCode,
        matter: z.string().nullable(),
        rule: deadlineRule,
        text: z.string(),
        source: z.string(),
        verified: z.boolean(),
        effectiveFrom: z.iso.date(),
      }),
    ),
    calendars: z.array(
      z.object({ year: z.number(), source: z.string(), verified: z.boolean(), off: z.number() }),
    ),
    missingYears: z.array(z.number()),
  }),
});

export const decideDeadlineRule = endpoint({
  method: 'POST',
  path: '/collection/deadline-rules',
  summary: 'Decide a limit of the agency’s own from a day on; the former stays on record',
  access: 'collection.plan',
  body: z.object({
    agencyId: z.uuid(),
    category: categoryCode,
    matter: z.string().trim().min(1).max(40).nullable(),
    rule: deadlineRule,
    source: reason,
    effectiveFrom: z.iso.date(),
  }),
  reply: z.object({ ruleId: z.uuid() }),
  problems: ['collection.rule-there-already', 'actor.out-of-reach'],
});

export const listPlans = endpoint({
  method: 'GET',
  path: '/collection/plans',
  summary: 'Archiving plans, newest year and version first, with their progress',
  access: 'collection.read',
  query: z.object({ fondsId: z.uuid().optional() }),
  reply: z.array(planRow),
});

export const getPlan = endpoint({
  method: 'GET',
  path: '/collection/plans/:planId',
  summary: 'One plan: line by line what is expected, captured, handed over, accepted and overdue',
  access: 'collection.read',
  params: planParams,
  reply: planReply,
  problems: ['collection.plan-not-found'],
});

export const drawUpPlan = endpoint({
  method: 'POST',
  path: '/collection/plans',
  summary: 'Draw a year’s plan up: a line per department and category, by last year and the limits',
  access: 'collection.plan',
  body: z.object({ fondsId: z.uuid(), year: z.number().int().min(1990).max(2199) }),
  reply: planReply,
  problems: ['classification.fonds-not-found', 'collection.plan-there-already'],
});

export const editPlan = endpoint({
  method: 'PUT',
  path: '/collection/plans/:planId/lines',
  summary: 'Put the lines of a draft; an approval that was given lapses',
  access: 'collection.plan',
  params: planParams,
  body: z.object({ lines: z.array(plannedLine).max(1000) }),
  reply: planReply,
  problems: ['collection.plan-not-found', 'collection.plan-wrong-state'],
});

export const approvePlan = endpoint({
  method: 'POST',
  path: '/collection/plans/:planId/approval',
  summary: 'The leader approves a draft, by another person than who drew it up',
  access: 'collection.approve-plan',
  params: planParams,
  reply: planReply,
  problems: [
    'collection.plan-not-found',
    'collection.plan-wrong-state',
    'collection.plan-empty',
    'collection.same-person',
  ],
});

export const publishPlan = endpoint({
  method: 'POST',
  path: '/collection/plans/:planId/publication',
  summary: 'Publish an approved plan; the version before it is superseded',
  access: 'collection.plan',
  params: planParams,
  reply: planReply,
  problems: [
    'collection.plan-not-found',
    'collection.plan-wrong-state',
    'collection.plan-not-approved',
  ],
});

export const amendPlan = endpoint({
  method: 'POST',
  path: '/collection/plans/:planId/amendment',
  summary: 'Begin the next version of a plan in force, with the reason',
  access: 'collection.plan',
  params: planParams,
  body: z.object({ reason }),
  reply: planReply,
  problems: [
    'collection.plan-not-found',
    'collection.plan-wrong-state',
    'collection.plan-there-already',
  ],
});

export const closePlan = endpoint({
  method: 'POST',
  path: '/collection/plans/:planId/closing',
  summary: 'Close a plan: every line is done or explained',
  access: 'collection.accept',
  params: planParams,
  reply: planReply,
  problems: [
    'collection.plan-not-found',
    'collection.plan-wrong-state',
    'collection.plan-lines-open',
  ],
});

export const acknowledgeLine = endpoint({
  method: 'POST',
  path: '/collection/plan-lines/:lineId/acknowledgement',
  summary: 'The head of a department acknowledges its line',
  access: 'collection.acknowledge',
  params: lineParams,
  reply: planReply,
  problems: ['collection.plan-line-not-found', 'collection.plan-wrong-state'],
});

export const explainLine = endpoint({
  method: 'POST',
  path: '/collection/plan-lines/:lineId/explanation',
  summary: 'Why a line is not fulfilled, or more than fulfilled',
  access: ['collection.acknowledge', 'collection.accept'],
  params: lineParams,
  body: z.object({ explanation: reason }),
  reply: planReply,
  problems: ['collection.plan-line-not-found'],
});
