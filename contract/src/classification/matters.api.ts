import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { matter, matterCode } from './matter.ts';

const fondsParams = z.object({ fondsId: z.uuid() });
const name = z.string().trim().min(1).max(100);

export const listMatters = endpoint({
  method: 'GET',
  path: '/classification/fonds/:fondsId/matters',
  summary: 'The matters a fonds is divided by, in their order, closed ones included',
  access: 'classification.read',
  params: fondsParams,
  reply: z.array(matter),
  problems: ['classification.fonds-not-found'],
});

export const addMatter = endpoint({
  method: 'POST',
  path: '/classification/fonds/:fondsId/matters',
  summary: 'Add a matter behind the others; its code stays as it is',
  access: 'classification.manage',
  params: fondsParams,
  body: z.object({ code: matterCode, name }),
  reply: z.object({ matterId: z.uuid() }),
  problems: ['classification.fonds-not-found', 'classification.matter-code-taken'],
});

export const changeMatter = endpoint({
  method: 'PUT',
  path: '/classification/matters/:matterId',
  summary: 'Rename a matter, close it from a day on, or open it again',
  access: 'classification.manage',
  params: z.object({ matterId: z.uuid() }),
  body: z.object({ name, closedOn: z.iso.date().nullable(), version: z.number().int() }),
  reply: z.object({}),
  problems: ['classification.matter-not-found', 'records.changed-meanwhile'],
});

export const orderMatters = endpoint({
  method: 'POST',
  path: '/classification/fonds/:fondsId/matters/order',
  summary: 'Put the matters of a fonds into an order: all of them are named',
  access: 'classification.manage',
  params: fondsParams,
  body: z.object({ matterIds: z.array(z.uuid()).min(1).max(500) }),
  reply: z.object({}),
  problems: ['classification.fonds-not-found', 'classification.matters-changed'],
});
