import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '@lantai/contract/endpoint.ts';
import type { Role } from '@lantai/contract/identity/role.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUnit } from '#identity/create-unit.ts';
import { issueToken } from '#identity/issue-token.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { type AccessRow, accessTable, readAccessTable } from './access-table.ts';
import { checkout } from './source-tree.ts';
import { givenAgency, givenPerson, openTestArchive, type TestArchive } from './test-archive.ts';
import { openTestServer, sessionOf, type TestServer } from './test-server.ts';

const rows = readAccessTable(accessTable);

/** The head of each person's column, and where they are appointed. */
const people: [column: string, role: Role, place: 'everywhere' | 'agency' | 'office' | 'region'][] =
  [
    ['sys', 'sysadmin', 'everywhere'],
    ['sec', 'secadmin', 'everywhere'],
    ['aud', 'auditor', 'everywhere'],
    ['han', 'handler', 'office'],
    ['dea', 'department-archivist', 'office'],
    ['deh', 'department-head', 'office'],
    ['arc', 'archivist', 'agency'],
    ['ahe', 'archives-head', 'agency'],
    ['lea', 'leader', 'agency'],
    ['sco', 'secrecy-officer', 'agency'],
    ['rea', 'reader', 'agency'],
    ['sup', 'supervisor', 'region'],
  ];

type Caller = {
  readonly name: string;
  readonly column: string;
  readonly actor?: Actor;
  /** What the caller is told where the table says no. */
  readonly refusal: { readonly status: number; readonly code: string };
  readonly headers: (row: Pick<AccessRow, 'path'>) => Promise<Record<string, string>>;
};

const notPermitted = { status: 403, code: 'actor.not-permitted' };
const unknown = { status: 401, code: 'actor.unknown' };

let archive: TestArchive;
let server: TestServer;
let callers: Caller[];

beforeAll(async () => {
  archive = await openTestArchive();
  // Says that it is stopping, so that a stream of events ends at once.
  server = await openTestServer(archive, () => true);
  callers = await givenCallers();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await archive[Symbol.asyncDispose]();
});

async function givenCallers(): Promise<Caller[]> {
  const { agencyId, officeId } = await givenAgency(archive);
  const region = await archive.run(createUnit, systemActor, {
    kind: 'region',
    parentId: null,
    code: 'R',
    name: '示例区',
  });
  const places = { everywhere: null, agency: agencyId, office: officeId, region: region.id };
  const actors = new Map<string, Actor>();
  for (const [column, role, place] of people)
    actors.set(column, await givenPerson(archive, role, places[place]));
  const signedIn = [...actors].map(([column, actor]) => ({
    name: column,
    column,
    actor,
    refusal: notPermitted,
    headers: sessionFor(actor),
  }));

  const newcomer = await givenPerson(archive, 'archivist', agencyId);
  await keepHouse(archive.platform, (tx) =>
    tx
      .updateTable('account')
      .set({ must_change_password: true })
      .where('id', '=', newcomer.accountId)
      .execute(),
  );
  const { token, tokenId } = await archive.run(issueToken, actors.get('sec') ?? systemActor, {
    name: 'OA',
    unitId: agencyId,
    permissions: [
      'capture.upload',
      'capture.exchange',
      'search.find',
      'records.read',
      'access.read-content',
    ],
    validUntil: null,
  });
  const reader = actors.get('arc') ?? systemActor;
  return [
    ...signedIn,
    {
      name: 'newcomer',
      column: 'new',
      actor: newcomer,
      refusal: { status: 403, code: 'actor.must-change-password' },
      headers: sessionFor(newcomer),
    },
    {
      name: 'system',
      column: 'tok',
      actor: { ...systemActor, accountId: tokenId },
      refusal: notPermitted,
      headers: async () => ({ authorization: `Bearer ${token}` }),
    },
    { name: 'nobody', column: 'out', refusal: unknown, headers: async () => ({}) },
    {
      name: 'revoked session',
      column: 'out',
      refusal: unknown,
      headers: () => sessionOf(archive, reader, { revoked: true }),
    },
    {
      name: 'invented key',
      column: 'out',
      refusal: unknown,
      headers: async () => ({ authorization: 'Bearer lantai_invented' }),
    },
  ];
}

/** One session for all requests, save for those that may end it. */
function sessionFor(actor: Actor): Caller['headers'] {
  let lasting: ReturnType<typeof sessionOf> | undefined;
  return ({ path }) => {
    if (path.startsWith('/api/session')) return sessionOf(archive, actor);
    lasting ??= sessionOf(archive, actor);
    return lasting;
  };
}

/** An address for the path: of things that do not exist, which only who gets through finds out. */
function addressOf({ path }: AccessRow): string {
  return path
    .replace(':seq', '1')
    .replace(':key', 'idle-minutes')
    .replaceAll(/:\w+/g, '01980000-0000-7000-8000-000000000000');
}

async function ask(row: AccessRow, { headers }: Caller, method = row.method) {
  const hasBody = method === 'POST' || method === 'PUT';
  const reply = await server.app.inject({
    method: method as 'GET',
    url: addressOf(row),
    headers: { ...(await headers(row)), ...(hasBody && { 'content-type': 'application/json' }) },
    ...(hasBody && { payload: '{}' }),
  });
  const isProblem = /problem\+json/.test(String(reply.headers['content-type']));
  const code = isProblem && method !== 'HEAD' ? String(reply.json().code) : '';
  return { status: reply.statusCode, code };
}

test('the table has every operation that the server answers, and no other', () => {
  const tree = server.app.printRoutes({ commonPrefix: false });
  const answered = operationsOf(tree)
    // The built pages are one file each, and /* is the page of every other address.
    .filter(({ path }) => /^\/(?:api|healthz|readyz|metrics)\b/.test(path))
    .map(({ method, path }) => `${method} ${path.startsWith('/api/docs') ? '/api/docs' : path}`)
    // Fastify answers HEAD beside GET; it is asked for below.
    .filter(
      (operation, _, all) =>
        !operation.startsWith('HEAD ') || !all.includes(`GET ${operation.slice(5)}`),
    );
  expect([...new Set(answered)].toSorted(byText)).toEqual(
    rows.map(({ operation }) => operation).toSorted(byText),
  );
});

test('the table has every operation that the contract declares', async () => {
  const declared: string[] = [];
  for (const path of globSync('contract/src/**/*.api.ts', { cwd: checkout })) {
    const module: Record<string, unknown> = await import(join(checkout, path));
    for (const value of Object.values(module))
      if (isEndpoint(value)) declared.push(`${value.method} /api${value.path}`);
  }
  expect(declared.length).toBeGreaterThan(60);
  const listed = new Set(rows.map(({ operation }) => operation));
  expect(declared.filter((operation) => !listed.has(operation))).toEqual([]);
});

test('everybody gets through where the table lets them, and is refused with the right code elsewhere', async () => {
  const wrong: string[] = [];
  const refusals: string[] = [];
  for (const row of rows)
    for (const method of row.method === 'GET' ? ['GET', 'HEAD'] : [row.method])
      await Promise.all(
        callers.map(async (caller) => {
          const { status, code } = await ask(row, caller, method);
          const asked = `${method} ${row.path}`;
          if (!isAsTold(row, caller, { method, status, code }))
            wrong.push(`${asked} as ${caller.name}: ${status} ${code}`);
          if (status === 403)
            refusals.push(`${caller.actor?.accountId} ${asked} refusal:${caller.refusal.code}`);
        }),
      );
  expect(wrong).toEqual([]);

  const entries = (await archive.trail()).filter(({ outcome }) => outcome === 'refused');
  const told = entries.map(
    ({ account_id, command, subject }) => `${account_id} ${command} ${subject}`,
  );
  expect(told.toSorted(byText)).toEqual(refusals.toSorted(byText));
}, 120_000);

type Answer = { readonly method: string; readonly status: number; readonly code: string };

function isAsTold(
  { path, passes }: AccessRow,
  caller: Caller,
  { method, status, code }: Answer,
): boolean {
  const { refusal } = caller;
  const passed = status !== 401 && status !== 403;
  if (passed !== passes[caller.column]) return false;
  // The server of this test is stopping, and says so there.
  if (passed) return status < 500 || path === '/readyz';
  return status === refusal.status && (method === 'HEAD' || code === refusal.code);
}

test('the pages need no session, and answer to nothing but reading', () => {
  const pages = operationsOf(server.app.printRoutes({ commonPrefix: false })).filter(
    ({ path }) => !/^\/(?:api|healthz|readyz|metrics)\b/.test(path),
  );
  expect(pages.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
});

test('another site cannot act with somebody’s cookie', async () => {
  const [caller] = callers;
  const reply = await server.app.inject({
    method: 'DELETE',
    url: '/api/session',
    headers: {
      ...(await caller?.headers({ path: '/api/session' })),
      'sec-fetch-site': 'cross-site',
    },
  });
  expect(reply.json()).toMatchObject({ code: 'request.other-site', status: 403 });
});

const byText = (one: string, other: string) => (one < other ? -1 : 1);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

/** Reads Fastify's own drawing of its routes: four characters a level, methods behind the path. */
function operationsOf(tree: string): { method: string; path: string }[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const drawn = /^([│ ]*)[├└]── (.*?) \(([A-Z, ]+)\)$/.exec(line);
    if (!drawn) return [];
    const [, indent = '', part = '', methods = ''] = drawn;
    const level = indent.length / 4;
    const path = `${above.slice(0, level).join('')}${part}`;
    above[level] = part;
    return methods.split(', ').map((method) => ({ method, path }));
  });
}
