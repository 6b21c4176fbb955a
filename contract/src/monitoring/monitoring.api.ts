import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { businessRoles } from '../identity/role.ts';
import { permissions } from '../permission.ts';
import { instant } from '../values.ts';
import { processDimension, processGroup, processKey } from './process.ts';
import { warning, warningAction, warningAudience, warningState } from './warning.ts';

const params = z.object({ warningId: z.uuid() });

export const listWarnings = endpoint({
  method: 'GET',
  path: '/monitoring/warnings',
  summary: 'Warnings for whoever is to see to them, newest first',
  access: 'monitoring.read',
  query: z.object({
    state: warningState.optional(),
    audience: warningAudience.optional(),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ warnings: z.array(warning), total: z.number(), next: z.string().nullable() }),
});

export const moveWarning = endpoint({
  method: 'POST',
  path: '/monitoring/warnings/:warningId/steps',
  summary: 'Acknowledge a warning, say how it was handled, or close it',
  access: 'monitoring.read',
  params,
  body: z.object({ action: warningAction, note: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: ['monitoring.warning-not-found', 'monitoring.warning-in-wrong-state'],
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/monitoring/sessions',
  summary: 'Who is signed in now, from where, and what they did last',
  access: 'identity.watch-sessions',
  reply: z.object({
    sessions: z.array(
      z.object({
        /** Names a session without letting anybody into it. */
        id: z.string(),
        accountId: z.uuid(),
        personId: z.uuid(),
        personName: z.string(),
        login: z.string(),
        startedAt: instant,
        seenAt: instant,
        address: z.string().nullable(),
        terminal: z.string().nullable(),
        last: z.object({ command: z.string(), subject: z.string(), at: instant }).nullable(),
        reads: z.number(),
        refusals: z.number(),
      }),
    ),
  }),
});

export const endSession = endpoint({
  method: 'POST',
  path: '/monitoring/sessions/:sessionId/end',
  summary: 'End somebody’s session, with the reason',
  access: 'identity.watch-sessions',
  params: z.object({ sessionId: z.string().min(8).max(100) }),
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: ['identity.session-not-found', 'identity.own-session'],
});

const asked = {
  by: processDimension.default('year'),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

export const countProcesses = endpoint({
  method: 'GET',
  path: '/monitoring/processes',
  summary: 'How often each process was done, side by side, and how many are in hand now',
  access: 'monitoring.read',
  query: z.object({ ...asked, group: processGroup.default('business') }),
  reply: z.object({
    /** The values of the dimension, in order. */
    keys: z.array(z.object({ key: z.string(), label: z.string() })),
    rows: z.array(
      z.object({
        process: processKey,
        total: z.number(),
        /** Who took part. */
        people: z.number(),
        /** Null where nothing of this process waits anywhere. */
        inHand: z.number().nullable(),
        counts: z.record(z.string(), z.number()),
      }),
    ),
    /** The trail is counted up to here. */
    countedTo: instant.nullable(),
  }),
});

export const listProcessDays = endpoint({
  method: 'GET',
  path: '/monitoring/processes/:process/days',
  summary: 'What a figure of a process is the sum of: day by day, by person and act',
  access: 'monitoring.read',
  params: z.object({ process: processKey }),
  query: z.object({
    ...asked,
    group: processGroup.default('business'),
    key: z.string().max(100).optional(),
  }),
  reply: z.object({
    days: z.array(
      z.object({
        day: z.iso.date(),
        command: z.string(),
        personName: z.string().nullable(),
        retention: z.string().nullable(),
        entries: z.number(),
      }),
    ),
    total: z.number(),
  }),
});

export const exportProcesses = endpoint({
  method: 'GET',
  path: '/monitoring/processes/report.xlsx',
  summary: 'The same figures as a workbook, one sheet for each dimension',
  access: 'monitoring.read',
  query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
});

export const listRoleNarrowings = endpoint({
  method: 'GET',
  path: '/identity/role-narrowings',
  summary:
    'What each business role may do in an agency: all that the role has, and what was taken from it',
  access: ['identity.grant-roles', 'audit.read-officers'],
  query: z.object({ agencyId: z.uuid() }),
  reply: z.object({
    roles: z.array(
      z.object({
        role: z.enum(businessRoles),
        version: z.number(),
        without: z.array(z.enum(permissions)),
        reason: z.string().nullable(),
        decidedByName: z.string().nullable(),
        decidedAt: instant.nullable(),
      }),
    ),
  }),
});

export const narrowRole = endpoint({
  method: 'POST',
  path: '/identity/role-narrowings',
  summary: 'Take permissions from a business role in an agency, or give back what was taken',
  access: 'identity.grant-roles',
  body: z.object({
    agencyId: z.uuid(),
    role: z.enum(businessRoles),
    version: z.number().int().min(0),
    without: z.array(z.enum(permissions)).max(200),
    reason: z.string().trim().min(1).max(500),
  }),
  reply: z.object({ version: z.number() }),
  problems: ['identity.narrowing-changed-meanwhile', 'identity.not-of-the-role'],
});
