import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';
import { archivalCodeRule } from './archival-code-rule.ts';
import { categoryCode } from './category.ts';
import { classificationOrder, departmentOrMatter } from './classification-order.ts';
import {
  classificationScheme,
  filingUnit,
  fonds,
  fondsCode,
  schedule,
  scheduleItem,
} from './fonds.ts';

const name = z.string().trim().min(1).max(100);
const reason = z.string().trim().min(1).max(500);
const scheduleParams = z.object({ scheduleId: z.uuid() });

export const listFonds = endpoint({
  method: 'GET',
  path: '/classification/fonds',
  summary: 'Fonds I may see, with their counts',
  access: 'classification.read',
  reply: z.array(fonds),
});
export const createFonds = endpoint({
  method: 'POST',
  path: '/classification/fonds',
  summary: 'Set up a fonds with the usual scheme for administrative records',
  access: 'classification.manage',
  body: z.object({ agencyId: z.uuid(), code: fondsCode, name, foundedOn: z.iso.date().nullable() }),
  reply: fonds,
  problems: ['classification.fonds-code-taken', 'identity.unit-not-found'],
});
export const changeFonds = endpoint({
  method: 'PUT',
  path: '/classification/fonds/:fondsId',
  summary: 'Rename a fonds or set its founding day; its code stays',
  access: 'classification.manage',
  params: z.object({ fondsId: z.uuid() }),
  body: z.object({ name, foundedOn: z.iso.date().nullable(), version: z.number().int() }),
  reply: fonds,
  problems: ['classification.fonds-not-found', 'records.changed-meanwhile'],
});

export const listSchemes = endpoint({
  method: 'GET',
  path: '/classification/fonds/:fondsId/schemes',
  summary: 'How each category of a fonds is arranged and coded, newest first',
  access: 'classification.read',
  params: z.object({ fondsId: z.uuid() }),
  reply: z.array(classificationScheme),
  problems: ['classification.fonds-not-found'],
});
export const decideScheme = endpoint({
  method: 'POST',
  path: '/classification/fonds/:fondsId/schemes',
  summary: 'Decide how a category is arranged and coded from a year on; codes already given stay',
  access: 'classification.manage',
  params: z.object({ fondsId: z.uuid() }),
  body: z.object({
    category: categoryCode,
    order: classificationOrder,
    dividedBy: departmentOrMatter,
    unit: filingUnit.default('item'),
    codeRule: archivalCodeRule,
    validFromYear: z.number().int().min(1600).max(2199),
    bindingCheck: z.boolean().default(false),
  }),
  reply: classificationScheme,
  problems: [
    'classification.fonds-not-found',
    'classification.code-rule-invalid',
    'classification.scheme-in-use',
  ],
});
export const listCodeRules = endpoint({
  method: 'GET',
  path: '/classification/code-rules',
  summary: 'Archival-code rules: the built-in ones and the agencies’ own',
  access: 'classification.read',
  reply: z.array(archivalCodeRule.extend({ agencyId: z.uuid().nullable() })),
});
export const createCodeRule = endpoint({
  method: 'POST',
  path: '/classification/code-rules',
  summary: 'Add an archival-code rule of an agency’s own',
  access: 'classification.manage',
  body: z.object({ agencyId: z.uuid(), rule: archivalCodeRule }),
  reply: archivalCodeRule,
  problems: ['classification.code-rule-invalid'],
});

export const listSchedules = endpoint({
  method: 'GET',
  path: '/classification/schedules',
  summary: 'Retention schedules I may see: the national model and the agencies’ versions',
  access: 'classification.read',
  reply: z.array(schedule),
});
export const getSchedule = endpoint({
  method: 'GET',
  path: '/classification/schedules/:scheduleId',
  summary: 'One schedule with its clauses',
  access: 'classification.read',
  params: scheduleParams,
  reply: schedule.extend({
    clauses: z.array(scheduleItem.extend({ id: z.uuid(), source: z.string().nullable() })),
    /** The departments that are asked, since somebody heads them, and what they have said. */
    confirmations: z.array(
      z.object({
        departmentId: z.uuid(),
        departmentName: z.string(),
        confirmedByName: z.string().nullable(),
        confirmedAt: instant.nullable(),
      }),
    ),
  }),
  problems: ['classification.schedule-not-found'],
});
export const draftSchedule = endpoint({
  method: 'POST',
  path: '/classification/schedules',
  summary: 'Begin an agency’s next version, copied from another schedule',
  access: 'classification.manage',
  body: z.object({ agencyId: z.uuid(), title: name, fromScheduleId: z.uuid() }),
  reply: schedule,
  problems: ['classification.schedule-not-found'],
});
export const editSchedule = endpoint({
  method: 'PUT',
  path: '/classification/schedules/:scheduleId',
  summary: 'Replace the clauses of a draft',
  access: 'classification.manage',
  params: scheduleParams,
  body: z.object({
    title: name,
    clauses: z.array(scheduleItem).max(2000),
    rowVersion: z.number().int(),
  }),
  reply: schedule,
  problems: [
    'classification.schedule-not-found',
    'classification.schedule-wrong-state',
    'records.changed-meanwhile',
  ],
});
export const submitSchedule = endpoint({
  method: 'POST',
  path: '/classification/schedules/:scheduleId/submission',
  summary: 'Send a draft for approval',
  access: 'classification.manage',
  params: scheduleParams,
  reply: schedule,
  problems: [
    'classification.schedule-not-found',
    'classification.schedule-wrong-state',
    'classification.schedule-empty',
  ],
});
export const confirmSchedule = endpoint({
  method: 'POST',
  path: '/classification/schedules/:scheduleId/confirmation',
  summary: 'A department says that its part of the schedule is complete; the last one takes it on',
  access: 'classification.confirm',
  params: scheduleParams,
  reply: schedule,
  problems: [
    'classification.schedule-not-found',
    'classification.schedule-wrong-state',
    'classification.not-asked',
  ],
});
export const endorseSchedule = endpoint({
  method: 'POST',
  path: '/classification/schedules/:scheduleId/endorsement',
  summary: 'The leader agrees that the schedule goes to the archives authority',
  access: 'classification.endorse',
  params: scheduleParams,
  reply: schedule,
  problems: [
    'classification.schedule-not-found',
    'classification.schedule-wrong-state',
    'classification.own-schedule',
  ],
});
export const grantScheduleException = endpoint({
  method: 'POST',
  path: '/classification/schedule-exceptions',
  summary: 'Let an agency number records for a time without an approved schedule, with a reason',
  access: 'classification.manage',
  body: z.object({ agencyId: z.uuid(), reason, validUntil: z.iso.date() }),
  reply: z.object({ exceptionId: z.uuid() }),
  problems: ['classification.exception-past'],
});
export const approveSchedule = endpoint({
  method: 'POST',
  path: '/classification/schedules/:scheduleId/approval',
  summary:
    'Put a schedule into effect, with the number of the approval; the one before is superseded',
  access: 'classification.approve',
  params: scheduleParams,
  body: z.object({ approvalNumber: name, effectiveFrom: z.iso.date() }),
  reply: schedule,
  problems: [
    'classification.schedule-not-found',
    'classification.schedule-wrong-state',
    'classification.own-schedule',
  ],
});
export const returnSchedule = endpoint({
  method: 'POST',
  path: '/classification/schedules/:scheduleId/return',
  summary: 'Send a schedule back with a reason',
  access: ['classification.approve', 'classification.endorse', 'classification.confirm'],
  params: scheduleParams,
  body: z.object({ reason }),
  reply: schedule,
  problems: [
    'classification.schedule-not-found',
    'classification.schedule-wrong-state',
    'classification.not-asked',
  ],
});
