import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { destructionDetail, destructionRow, destructionState, statementKind } from './disposal.ts';

const params = z.object({ listId: z.uuid() });
const text = (most: number) => z.string().trim().min(1).max(most);

export const listDestructionLists = endpoint({
  method: 'GET',
  path: '/disposal/lists',
  summary: 'Destruction lists, newest first',
  access: 'disposal.supervise',
  query: z.object({
    fondsId: z.uuid().optional(),
    state: destructionState.optional(),
    /** Approved, and its cooling has passed. */
    ready: z.stringbool().optional(),
  }),
  reply: z.object({ lists: z.array(destructionRow) }),
});

export const proposeDestruction = endpoint({
  method: 'POST',
  path: '/disposal/lists',
  summary: 'Draw up the list of what a closed batch decided to destroy',
  access: 'disposal.propose',
  body: z.object({ batchId: z.uuid() }),
  reply: z.object({ listId: z.uuid(), number: z.string(), items: z.number() }),
  problems: [
    'appraisal.batch-not-found',
    'disposal.batch-open',
    'disposal.nothing-to-destroy',
    'disposal.hindered',
  ],
});

export const getDestructionList = endpoint({
  method: 'GET',
  path: '/disposal/lists/:listId',
  summary:
    'One list with its rows, signatures, what hinders it, and the register of its destruction',
  access: 'disposal.supervise',
  params,
  reply: destructionDetail,
  problems: ['disposal.list-not-found'],
});

export const rejectFromList = endpoint({
  method: 'POST',
  path: '/disposal/lists/:listId/rejections',
  summary: 'Strike records off a list before it is approved: their group decides again',
  access: ['disposal.approve', 'disposal.propose'],
  params,
  body: z.object({ positions: z.array(z.number().int()).min(1).max(5000), reason: text(500) }),
  reply: z.object({}),
  problems: ['disposal.list-not-found', 'disposal.wrong-state', 'disposal.row-not-found'],
});

export const approveDestruction = endpoint({
  method: 'POST',
  path: '/disposal/lists/:listId/approval',
  summary: 'Approve a list as the head of the unit: it is frozen, and its cooling begins',
  access: 'disposal.approve',
  params,
  body: z.object({ note: z.string().trim().max(500).default('') }),
  reply: z.object({ readyOn: z.iso.date(), listSm3: z.string() }),
  problems: [
    'disposal.list-not-found',
    'disposal.wrong-state',
    'disposal.same-person',
    'disposal.hindered',
  ],
});

export const superviseDestruction = endpoint({
  method: 'POST',
  path: '/disposal/lists/:listId/supervision',
  summary: 'Sign as one of the two who watch over the destruction, with place and method',
  access: 'disposal.supervise',
  params,
  body: z.object({ place: text(200), method: text(200) }),
  reply: z.object({ supervisors: z.number() }),
  problems: [
    'disposal.list-not-found',
    'disposal.wrong-state',
    'disposal.cooling',
    'disposal.same-person',
    'disposal.supervised-already',
  ],
});

export const executeDestruction = endpoint({
  method: 'POST',
  path: '/disposal/lists/:listId/execution',
  summary: 'Destroy what an approved and supervised list names; cannot be undone',
  access: 'disposal.execute',
  params,
  body: z.object({
    /** The number of the list, written by hand by who means it. */
    number: text(50),
  }),
  reply: z.object({ jobId: z.uuid() }),
  problems: [
    'disposal.list-not-found',
    'disposal.wrong-state',
    'disposal.cooling',
    'disposal.supervisors-lacking',
    'disposal.same-person',
    'disposal.number-differs',
    'disposal.list-changed',
    'disposal.hindered',
  ],
});

export const stateCopies = endpoint({
  method: 'POST',
  path: '/disposal/lists/:listId/statements',
  summary: 'State what became of off-site copies or offline media, which this system does not keep',
  access: 'disposal.execute',
  params,
  body: z.object({ kind: statementKind, text: text(1000) }),
  reply: z.object({}),
  problems: ['disposal.list-not-found', 'disposal.wrong-state', 'disposal.stated-already'],
});

export const reviewDestruction = endpoint({
  method: 'POST',
  path: '/disposal/lists/:listId/review',
  summary: 'Review and sign the register of a destruction (form A.4)',
  access: 'disposal.execute',
  params,
  reply: z.object({}),
  problems: [
    'disposal.list-not-found',
    'disposal.wrong-state',
    'disposal.statements-lacking',
    'disposal.same-person',
    'disposal.reviewed-already',
  ],
});

export const printDestruction = endpoint({
  method: 'GET',
  path: '/disposal/lists/:listId/print',
  summary: 'A list with its cover, or the register of its destruction, for print; in the trail',
  access: 'disposal.supervise',
  params,
  reply: destructionDetail,
  problems: ['disposal.list-not-found'],
});
