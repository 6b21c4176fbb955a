import type { Role } from '@lantai/contract/identity/role.ts';
import { recordStates } from '@lantai/contract/records/record-life.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { openTestServer, sessionOf, type TestServer } from '../../test/test-server.ts';
import type { Collecting } from './given-collection.test-fixture.ts';
import { givenEverybody, givenOneInEachState, type Specimen } from './life-world.test-fixture.ts';

/**
 * Workflows A.8, written out once more by hand and not worked out from the code. A cell is the state a
 * step leads to from the state at the head of its column; `-` is refused because of the state (409, or
 * 422 where it stands in a list of faults), whoever asks. Who lacks the right gets 403 in every column.
 */
const life = `
step            draft  registered  in-handling  pre-filed  submitted  checking  returned  accepted  filing  filed  transferred  excluded  voided  destroyed
register        registered  -  -  -  -  -  -  -  -  -  -  -  -  -
describe        draft  registered  in-handling  pre-filed  -  -  returned  accepted  -  filed  -  -  -  -
begin-handling  -  in-handling  -  -  -  -  -  -  -  -  -  -  -  -
end-handling    -  -  registered  -  -  -  -  -  -  -  -  -  -  -
pre-file        -  pre-filed  -  -  -  -  -  -  -  -  -  -  -  -
take-back       -  -  -  registered  -  -  -  -  -  -  -  -  -  -
exclude         -  excluded  -  -  -  -  -  -  -  -  -  -  -  -
reopen          -  -  -  -  -  -  -  -  -  -  -  registered  -  -
submit          -  -  -  submitted  -  -  -  -  -  -  -  -  -  -
resubmit        -  -  -  -  -  -  submitted  -  -  -  -  -  -  -
accept          -  -  -  -  -  accepted  -  -  -  -  -  -  -  -
return          -  -  -  -  -  returned  -  -  -  -  -  -  -  -
number          -  -  -  -  -  -  -  accepted  -  -  -  -  -  -
void            voided  voided  voided  voided  voided  voided  voided  -  -  -  -  -  -  -
transfer        -  -  -  -  -  -  -  -  -  transferred  -  -  -  -
`;

/** Who has the right to a step at all, wherever the record stands. */
const rights: Record<string, readonly Role[]> = {
  register: ['handler', 'department-archivist', 'archivist', 'archives-head'],
  describe: ['department-archivist', 'department-head', 'archivist', 'archives-head'],
  'begin-handling': ['handler', 'department-archivist', 'archivist', 'archives-head'],
  'end-handling': ['handler', 'department-archivist', 'archivist', 'archives-head'],
  'pre-file': ['department-archivist', 'archivist', 'archives-head'],
  'take-back': ['department-archivist', 'archivist', 'archives-head'],
  exclude: ['department-head', 'archivist', 'archives-head'],
  reopen: ['archives-head'],
  submit: ['department-head'],
  resubmit: ['department-archivist', 'archivist', 'archives-head'],
  accept: ['archivist', 'archives-head'],
  return: ['archivist', 'archives-head'],
  number: ['archivist', 'archives-head'],
  void: ['archives-head'],
  transfer: ['archives-head'],
};

/** Whoever may describe a draft may drop it. */
const mayDropDrafts: readonly Role[] = rights.describe ?? [];
/** After acceptance nobody changes a description alone: a correction is proposed and consented to. */
const corrected = ['accepted', 'filed'];

const steps = readLife(life);

function readLife(text: string): Map<string, Map<string, string>> {
  const [head = '', ...rows] = text.trim().split('\n');
  const states = head.split(/\s+/).slice(1);
  return new Map(
    rows.map((row) => {
      const [step = '', ...cells] = row.split(/\s+/);
      return [step, new Map(states.map((state, at) => [state, cells[at] ?? '?']))] as const;
    }),
  );
}

let world: Collecting & { people: Map<Role, Actor> };
let server: TestServer;

beforeAll(async () => {
  world = await givenEverybody();
  server = await openTestServer(world.archive);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await world.archive[Symbol.asyncDispose]();
});

type Request = { method: 'POST' | 'PUT'; path: string; body: object };

const transferDay = '2026-03-01';
const found = { result: 'passed', note: '' };
const reception = {
  checks: { authenticity: found, integrity: found, usability: found, safety: found },
  signatures: {
    ...{ filledBy: '张某', filledOn: transferDay, checkedBy: '李某', checkedOn: transferDay },
    sealedOn: transferDay,
  },
  receivedOn: transferDay,
  paperItems: 0,
};

function requestFor(
  step: string,
  { recordId, submissionId, proposalId, batchId }: Specimen,
): Request {
  const recordIds = [recordId];
  const post = (path: string, body: object = {}): Request => ({ method: 'POST', path, body });
  const requests: Record<string, () => Request> = {
    register: () => post(`/records/${recordId}/registration`),
    describe: () => ({
      method: 'PUT',
      path: `/records/${recordId}`,
      body: { version: 1, changes: { remark: '补记' } },
    }),
    'begin-handling': () => post('/collection/handling', { recordIds }),
    'end-handling': () => post('/collection/handling/end', { recordIds }),
    'pre-file': () => post('/collection/pre-filings', { recordIds, clauseId: world.clauseId }),
    'take-back': () => post('/collection/pre-filings/withdrawal', { recordIds }),
    exclude: () => post(`/collection/proposals/${proposalId}/decision`, { consents: true }),
    reopen: () => post(`/collection/records/${recordId}/reopening`, { reason: '应归档' }),
    submit: () => post('/collection/submissions', { recordIds }),
    resubmit: () => post('/collection/submissions/again', { recordIds }),
    accept: () => post(`/collection/submissions/${submissionId}/acceptance`, { recordIds }),
    return: () =>
      post(`/collection/submissions/${submissionId}/return`, {
        items: [{ recordId, reason: '缺页' }],
      }),
    number: () => post('/arrangement/filings', { fondsId: world.agency.fondsId, recordIds }),
    void: () => post(`/records/${recordId}/voiding`, { reason: '重复' }),
    transfer: () => post(`/transfer/batches/${batchId}/reception`, reception),
  };
  const request = requests[step];
  if (!request) throw new Error(`no request for ${step}`);
  return request();
}

type Expected = { status: number[]; state: string };

function expectedOf(role: Role, step: string, from: string): Expected {
  const has = rights[step]?.includes(role) || (step === 'void' && mayDropDrafts.includes(role));
  if (!has) return { status: [403], state: from };
  if (step === 'void' && role !== 'archives-head' && from !== 'draft')
    return { status: [403, 404], state: from };
  // A department's people are not shown what is destroyed; whoever is, is refused because of the state.
  if (from === 'destroyed') return { status: [404, 409, 422], state: from };
  const to = steps.get(step)?.get(from);
  if (step === 'describe' && corrected.includes(from)) return { status: [409], state: from };
  return to === '-' ? { status: [409, 422], state: from } : { status: [200], state: to ?? '?' };
}

test('the table names every state, and every step that a person takes', () => {
  expect([...(steps.get('register')?.keys() ?? [])]).toEqual([...recordStates]);
  expect([...steps.keys()]).toEqual(Object.keys(rights));
});

const everybody: Role[] = [
  'sysadmin',
  'secadmin',
  'auditor',
  'handler',
  'department-archivist',
  'department-head',
  'archivist',
  'archives-head',
  'leader',
  'secrecy-officer',
  'reader',
  'supervisor',
];

test.each(everybody)(
  '%s: every step from every state, allowed or refused, as A.8 has it',
  async (role) => {
    const actor = world.people.get(role);
    if (!actor) throw new Error(role);
    const headers = await sessionOf(world.archive, actor);
    const before = await refusedSteps();
    const wrong: string[] = [];
    let refused = 0;
    for (const step of steps.keys()) {
      const specimens = await givenOneInEachState(
        world,
        role === 'department-head' ? 'archivist' : 'department-head',
      );
      for (const from of recordStates) {
        const { method, path, body } = requestFor(step, specimens[from]);
        const reply = await server.app.inject({
          method,
          url: `/api${path}`,
          headers,
          payload: body,
        });
        const { state } = await world.archive.row('record', specimens[from].recordId);
        const expected = expectedOf(role, step, from);
        const code = reply.statusCode === 200 ? '' : reply.json<{ code: string }>().code;
        if (reply.statusCode === 403 || code === 'records.wrong-state') refused += 1;
        if (!expected.status.includes(reply.statusCode) || state !== expected.state)
          wrong.push(
            `${step} of ${from}: ${reply.statusCode} ${code} → ${state}, not ${expected.status.join('/')} → ${expected.state}`,
          );
      }
    }
    expect(wrong).toEqual([]);
    // Workflows 0.1: what is refused, for want of a right or because of the state, is in the trail.
    expect((await refusedSteps()) - before).toBe(refused);
    expect(refused).toBeGreaterThan(100);
  },
  120_000,
);

async function refusedSteps(): Promise<number> {
  const trail = await world.archive.trail();
  return trail.filter(({ outcome }) => outcome === 'refused').length;
}
