import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { enteredLine, handOver, listParts, openThing } from './hand-over.ts';

const handOverParams = z.object({ handOverId: z.uuid() });

export const findOpenThings = endpoint({
  method: 'GET',
  path: '/collection/people/:personId/open-things',
  summary:
    'What a person still has in hand: unfiled records, returns, proposals, papers, plan lines, posts',
  access: 'collection.read',
  params: z.object({ personId: z.uuid() }),
  query: z.object({ agencyId: z.uuid().optional() }),
  reply: z.object({ things: z.array(openThing), handedOver: z.boolean() }),
});

export const listHandOvers = endpoint({
  method: 'GET',
  path: '/collection/hand-overs',
  summary: 'Hand-over lists of people who leave, newest first',
  access: 'collection.read',
  query: z.object({ personId: z.uuid().optional() }),
  reply: z.array(handOver),
});

export const getHandOver = endpoint({
  method: 'GET',
  path: '/collection/hand-overs/:handOverId',
  summary: 'One hand-over list as it was drawn up, for print',
  access: 'collection.read',
  params: handOverParams,
  reply: handOver,
  problems: ['collection.hand-over-not-found'],
});

export const previewHandOver = endpoint({
  method: 'GET',
  path: '/collection/people/:personId/hand-over-parts',
  summary: 'What the system counts for the list of a person: kept by category, papers handed out',
  access: ['collection.propose', 'collection.decide'],
  params: z.object({ personId: z.uuid() }),
  query: z.object({ agencyId: z.uuid() }),
  reply: listParts.omit({ entered: true }),
  problems: ['collection.person-not-here'],
});

export const drawUpHandOver = endpoint({
  method: 'POST',
  path: '/collection/hand-overs',
  summary: 'Draw up the list of what a person hands to a successor, frozen',
  access: ['collection.propose', 'collection.decide'],
  body: z.object({
    agencyId: z.uuid(),
    personId: z.uuid(),
    successorId: z.uuid(),
    entered: z.array(enteredLine).max(200).default([]),
  }),
  reply: handOver,
  problems: ['collection.person-not-here', 'collection.same-person', 'actor.out-of-reach'],
});

export const signHandOver = endpoint({
  method: 'POST',
  path: '/collection/hand-overs/:handOverId/signature',
  summary: 'Sign a hand-over list, as who leaves or as who takes over',
  access: ['collection.propose', 'collection.decide'],
  params: handOverParams,
  reply: handOver,
  problems: [
    'collection.hand-over-not-found',
    'collection.hand-over-signed',
    'collection.not-your-decision',
  ],
});
