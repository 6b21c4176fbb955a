import { z } from 'zod';
import { recordState } from '../records/record-life.ts';
import { instant } from '../values.ts';

export const proposalKind = z.enum(['exclude', 'void', 'reopen', 'correct']);
export type ProposalKind = z.output<typeof proposalKind>;
export const proposalKindNames: Record<ProposalKind, string> = {
  exclude: '不归档',
  void: '作废',
  reopen: '恢复归档',
  correct: '著录更正',
};

export const proposalState = z.enum(['open', 'approved', 'refused', 'withdrawn']);
export type ProposalState = z.output<typeof proposalState>;
export const proposalStateNames: Record<ProposalState, string> = {
  open: '待批准',
  approved: '已批准',
  refused: '未批准',
  withdrawn: '已撤回',
};

export const decidingPart = z.enum(['department-head', 'archivist', 'archives-head']);
export type DecidingPart = z.output<typeof decidingPart>;
export const decidingPartNames: Record<DecidingPart, string> = {
  'department-head': '部门负责人',
  archivist: '档案员',
  'archives-head': '档案部门负责人',
};

/**
 * Whose consent a proposal needs, each a person of their own (workflows A.8): leaving out takes the
 * department and the archive room, the rest the head of the archives, whose own correction takes an
 * archivist as well.
 */
export const neededParts: Record<ProposalKind, readonly DecidingPart[]> = {
  exclude: ['department-head', 'archivist'],
  void: ['archives-head'],
  reopen: ['archives-head'],
  correct: ['archives-head'],
};

export const proposalRow = z.object({
  id: z.uuid(),
  kind: proposalKind,
  state: proposalState,
  recordId: z.uuid(),
  recordState,
  number: z.string().nullable(),
  title: z.string().nullable(),
  departmentName: z.string().nullable(),
  reason: z.string(),
  proposedByName: z.string(),
  proposedAt: instant,
  changes: z.array(
    z.object({
      /** What the field is called. */
      name: z.string(),
      oldValue: z.string().nullable(),
      newValue: z.string().nullable(),
    }),
  ),
  decisions: z.array(
    z.object({
      part: z.string(),
      consents: z.boolean(),
      reason: z.string().nullable(),
      byName: z.string(),
      at: instant,
    }),
  ),
  /** Whose consent is still missing. */
  missing: z.array(decidingPart),
  /** In which part the person asking may decide now, if in any. */
  mine: decidingPart.nullable(),
  isOwn: z.boolean(),
});
export type ProposalRow = z.output<typeof proposalRow>;
