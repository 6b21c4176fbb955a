import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { recordState } from '../records/record-life.ts';
import {
  givenList,
  registerMethod,
  registerResults,
  registerRow,
  registerSheet,
  registerSubject,
  unregisteredBatch,
} from './register.ts';

const params = z.object({ registerId: z.uuid() });

export const listRegisters = endpoint({
  method: 'GET',
  path: '/arrangement/registers',
  summary: 'Registers of what was filed or received, newest first',
  access: 'records.describe',
  query: z.object({
    fondsId: z.uuid().optional(),
    subject: registerSubject.optional(),
    /** Of a filing, an import or a batch: the sheet that registers it. */
    subjectId: z.uuid().optional(),
    state: z.enum(['unsigned', 'signed', 'differing']).optional(),
    text: z.string().max(100).optional(),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    registers: z.array(registerRow),
    total: z.number(),
    next: z.string().nullable(),
  }),
});

export const listUnregisteredBatches = endpoint({
  method: 'GET',
  path: '/arrangement/unregistered-batches',
  summary: 'Settled batches with accepted records that no register counts yet, oldest first',
  access: 'records.describe',
  query: z.object({ fondsId: z.uuid().optional() }),
  reply: z.object({ batches: z.array(unregisteredBatch) }),
});

export const getRegister = endpoint({
  method: 'GET',
  path: '/arrangement/registers/:registerId',
  summary: 'One register as it was frozen, with its signatures and the records it counts',
  access: 'records.describe',
  params,
  reply: registerSheet.extend({
    records: z.array(
      z.object({
        id: z.uuid(),
        position: z.number(),
        number: z.string(),
        title: z.string(),
        files: z.number(),
        bytes: z.number(),
        /** Of today; the rest as it was when the sheet was made. */
        state: recordState.nullable(),
      }),
    ),
  }),
  problems: ['arrangement.register-not-found'],
});

export const makeRegister = endpoint({
  method: 'POST',
  path: '/arrangement/registers',
  summary: 'Make a register of a filing, an import, a batch or chosen records; frozen at once',
  access: 'records.describe',
  body: z.object({
    subject: registerSubject,
    /** The job, import or batch; of chosen records none. */
    subjectId: z.uuid().optional(),
    /** Needed for chosen records; the others know theirs. Of a batch, what was accepted. */
    recordIds: z.array(z.uuid()).max(20_000).optional(),
    method: registerMethod.default('online'),
    given: givenList.optional(),
  }),
  reply: z.object({ registerId: z.uuid() }),
  problems: [
    'arrangement.register-of-nothing',
    'arrangement.register-of-two-fonds',
    'arrangement.register-there',
  ],
});

export const signRegister = endpoint({
  method: 'POST',
  path: '/arrangement/registers/:registerId/signature',
  summary: 'Sign a register for the side that hands over, or, with the results, for the archive',
  access: 'records.describe',
  params,
  body: z.discriminatedUnion('side', [
    z.object({ side: z.literal('handing') }),
    z.object({ side: z.literal('receiving'), results: registerResults }),
  ]),
  reply: z.object({}),
  problems: [
    'arrangement.register-not-found',
    'arrangement.register-signed',
    'arrangement.register-signed-by-one',
    'arrangement.register-check-failed',
    'actor.not-permitted',
  ],
});

export const printRegister = endpoint({
  method: 'GET',
  path: '/arrangement/registers/:registerId/print',
  summary: 'A register for print; its printing is in the trail',
  access: 'records.describe',
  params,
  reply: registerSheet,
  problems: ['arrangement.register-not-found'],
});
