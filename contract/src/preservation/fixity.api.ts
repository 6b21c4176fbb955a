import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { damageKind } from './damage.ts';
import { fixityFinding, fixityRun, inspectionPolicy, inspectionStanding } from './fixity.ts';

const params = z.object({ runId: z.uuid() });
const ofAgency = z.object({ agencyId: z.uuid() });

export const getInspectionStanding = endpoint({
  method: 'GET',
  path: '/preservation/inspections/standing',
  summary: 'What an agency’s rhythm of inspections asks for now, and its policy',
  access: 'preservation.inspect',
  query: ofAgency,
  reply: inspectionStanding,
});

export const decideInspectionPolicy = endpoint({
  method: 'POST',
  path: '/preservation/inspections/policy',
  summary: 'A new version of an agency’s policy of inspections',
  access: 'preservation.convert',
  body: ofAgency.extend({
    policy: inspectionPolicy,
    /** The version it is based on. */
    version: z.number().int().min(0),
    reason: z.string().trim().min(1).max(500),
  }),
  reply: z.object({ version: z.number() }),
  problems: ['preservation.policy-changed-meanwhile'],
});

export const listInspections = endpoint({
  method: 'GET',
  path: '/preservation/inspections',
  summary: 'Inspections of an agency, newest first',
  access: 'preservation.inspect',
  query: ofAgency,
  reply: z.object({ runs: z.array(fixityRun) }),
});

export const getInspection = endpoint({
  method: 'GET',
  path: '/preservation/inspections/:runId',
  summary: 'What an inspection read and found',
  access: 'preservation.inspect',
  params,
  query: z.object({ kind: damageKind.optional(), open: z.stringbool().optional() }),
  reply: fixityRun.extend({ list: z.array(fixityFinding) }),
  problems: ['preservation.inspection-not-found'],
});

export const drawAgain = endpoint({
  method: 'GET',
  path: '/preservation/inspections/:runId/draw-again',
  summary: 'Draw the sample of an inspection again from its seed, and compare',
  access: 'preservation.inspect',
  params,
  reply: z.object({
    /** Of what was drawn then: how many are drawn again among the records of that time. */
    same: z.number(),
    drawn: z.number(),
    /** Records that were drawn then and have left the store since. */
    gone: z.number(),
  }),
  problems: ['preservation.inspection-not-found'],
});

export const exportInspection = endpoint({
  method: 'GET',
  path: '/preservation/inspections/:runId/report.xlsx',
  summary: 'The report of an inspection as a workbook: figures, findings, what was drawn',
  access: 'preservation.inspect',
  params,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  problems: ['preservation.inspection-not-found'],
});
