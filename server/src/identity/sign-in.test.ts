import { initialSecurityValues } from '@lantai/contract/identity/security-setting.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { openTestServer } from '../../test/test-server.ts';
import { changeSetting } from './change-setting.ts';
import { issueToken, revokeToken } from './issue-token.ts';
import { resetPassword } from './reset-password.ts';
import { revokeGrant } from './revoke-grant.ts';
import { sessionCookie } from './session.ts';
import { setAccountState } from './set-account-state.ts';

const password = 'Test-1234567';
const minute = 60_000;

/** A server with a clock that can be put forward, and one archivist, `anna`. */
async function givenServer() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const anna = await givenPerson(archive, 'archivist', agency.agencyId, { login: 'anna' });
  let now = archive.platform.now();
  const platform = { ...archive.platform, now: () => now };
  const server = await openTestServer({ ...archive, platform });
  const inject = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    headers: object,
    payload?: object,
  ) => server.app.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) });
  return {
    archive,
    agency,
    anna,
    inject,
    wait: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
    },
    /** The cookie of a new session, or the code of the refusal. */
    async signIn(login: string, given: string): Promise<string> {
      const reply = await inject('POST', '/api/session', {}, { login, password: given });
      const [cookie] = reply.cookies.filter(({ name }) => name === sessionCookie);
      return cookie ? `${sessionCookie}=${cookie.value}` : reply.json().code;
    },
    async outcome(cookie: string, url = '/api/records'): Promise<number> {
      return (await inject('GET', url, { cookie })).statusCode;
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await archive[Symbol.asyncDispose]();
    },
  };
}

test('signing in opens a session; signing out ends it, and only its digest was ever kept', async () => {
  await using given = await givenServer();
  const cookie = await given.signIn(' Anna ', password);
  expect(await given.outcome(cookie)).toBe(200);
  const rows = await keepHouse(given.archive.platform, (tx) =>
    tx.selectFrom('session').selectAll().execute(),
  );
  expect(JSON.stringify(rows)).not.toContain(cookie.slice(sessionCookie.length + 1));
  await given.inject('DELETE', '/api/session', { cookie });
  expect(await given.outcome(cookie)).toBe(401);
});

test('a wrong password and an unknown login get the same answer', async () => {
  await using given = await givenServer();
  expect(await given.signIn('anna', 'wrong')).toBe('identity.sign-in-refused');
  expect(await given.signIn('nobody-at-all', 'wrong')).toBe('identity.sign-in-refused');
  const tried = (await given.archive.trail()).filter(
    ({ command }) => command === 'identity.sign-in',
  );
  expect(tried.map(({ subject }) => subject)).toEqual([
    `account:${given.anna.accountId}`,
    'account:unknown',
  ]);
});

test('failures lock the account for a while, also against the right password', async () => {
  await using given = await givenServer();
  for (let failures = 0; failures < initialSecurityValues['failures-to-lock']; failures += 1)
    expect(await given.signIn('anna', 'wrong')).toBe('identity.sign-in-refused');
  expect(await given.signIn('anna', password)).toBe('identity.account-locked');
  given.wait(initialSecurityValues['lock-minutes'] * minute + 1);
  expect(await given.signIn('anna', password)).toContain(sessionCookie);
});

test('a session ends after idle minutes, lives while it is used, and not beyond its longest time', async () => {
  await using given = await givenServer();
  const cookie = await given.signIn('anna', password);
  const idle = initialSecurityValues['idle-minutes'] * minute;
  for (let used = 0; used < 3; used += 1) {
    given.wait(idle - minute);
    expect(await given.outcome(cookie)).toBe(200);
  }
  given.wait(idle + minute);
  expect(await given.outcome(cookie)).toBe(401);

  const long = await given.signIn('anna', password);
  const longest = initialSecurityValues['session-hours'] * 60 * minute;
  for (let lived = 0; lived < longest; lived += idle - minute) {
    expect(await given.outcome(long)).toBe(200);
    given.wait(idle - minute);
  }
  expect(await given.outcome(long)).toBe(401);
});

test('a first password must be changed before anything else is done, and ends the other sessions', async () => {
  await using given = await givenServer();
  const first = await given.archive.run(resetPassword, systemActor, {
    accountId: given.anna.accountId ?? '',
  });
  const cookie = await given.signIn('anna', first);
  const other = await given.signIn('anna', first);
  expect(await given.outcome(cookie)).toBe(403);
  expect(await given.outcome(cookie, '/api/session')).toBe(200);

  given.wait(1000);
  const change = (newPassword: string) =>
    given.inject('PUT', '/api/session/password', { cookie }, { oldPassword: first, newPassword });
  expect((await change('Another-7654321')).statusCode).toBe(200);
  expect(await given.outcome(cookie)).toBe(200);
  expect(await given.outcome(other, '/api/session')).toBe(401);
});

test('the last passwords are not used again, nor one that is weak or contains the login', async () => {
  await using given = await givenServer();
  const cookie = await given.signIn('anna', password);
  let current = password;
  const change = async (newPassword: string) => {
    given.wait(1000);
    const body = { oldPassword: current, newPassword };
    const reply = await given.inject('PUT', '/api/session/password', { cookie }, body);
    if (reply.statusCode === 200) current = newPassword;
    return reply.json().code ?? 'changed';
  };
  expect(await change('Second-1234567')).toBe('changed');
  for (const refused of [password, 'Second-1234567', 'Short-1', 'onlysmallletters', 'Anna-1234567'])
    expect([refused, await change(refused)]).toEqual([refused, 'identity.password-weak']);
});

test('an old password must be changed at the next sign-in, and an unused account is suspended', async () => {
  await using given = await givenServer();
  await given.signIn('anna', password);
  given.wait((initialSecurityValues['unused-days'] - 1) * 24 * 60 * minute);
  expect(await given.outcome(await given.signIn('anna', password))).toBe(200);
  given.wait(2 * 24 * 60 * minute);
  expect(await given.outcome(await given.signIn('anna', password))).toBe(403);
  given.wait((initialSecurityValues['unused-days'] + 1) * 24 * 60 * minute);
  expect(await given.signIn('anna', password)).toBe('identity.sign-in-refused');
  expect(await given.archive.row('account', given.anna.accountId ?? '')).toMatchObject({
    state: 'suspended',
  });
});

test('a revoked right and a suspended account take effect on the next request', async () => {
  await using given = await givenServer();
  const { archive, anna } = given;
  const cookie = await given.signIn('anna', password);
  const { id: grantId } = await keepHouse(archive.platform, (tx) =>
    tx
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', anna.personId)
      .executeTakeFirstOrThrow(),
  );
  await archive.run(revokeGrant, systemActor, { grantId });
  expect(await given.outcome(cookie)).toBe(403);
  const accountId = anna.accountId ?? '';
  await archive.run(setAccountState, systemActor, {
    accountId,
    state: 'suspended',
    reason: '离岗',
  });
  expect(await given.outcome(cookie, '/api/session')).toBe(401);
  expect(await given.signIn('anna', password)).toBe('identity.sign-in-refused');
});

test('a closed account stays closed', async () => {
  await using given = await givenServer();
  const accountId = given.anna.accountId ?? '';
  await given.archive.run(setAccountState, systemActor, {
    accountId,
    state: 'closed',
    reason: '调离',
  });
  await expect(
    given.archive.run(setAccountState, systemActor, { accountId, state: 'open', reason: '返回' }),
  ).rejects.toMatchObject({ code: 'identity.account-closed' });
});

test('a key opens what it names, in its unit, until its day or until it is withdrawn', async () => {
  await using given = await givenServer();
  const { archive, agency } = given;
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const issue = (unitId: string, validUntil: string | null) =>
    archive.run(issueToken, secadmin, {
      name: 'OA',
      unitId,
      permissions: ['capture.upload', 'records.read'],
      validUntil,
    });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const handIn = (token: string, fondsId: string) =>
    given.inject('POST', '/api/records', bearer(token), {
      fondsId,
      description: { title: '通知' },
    });

  const { token, tokenId } = await issue(agency.agencyId, null);
  expect((await handIn(token, agency.fondsId)).statusCode).toBe(200);
  expect((await handIn(token, other.fondsId)).json().code).toBe('classification.fonds-not-found');
  expect((await given.inject('GET', '/api/search', bearer(token))).json().code).toBe(
    'actor.not-permitted',
  );
  const { records } = (await given.inject('GET', '/api/records', bearer(token))).json();
  expect(records).toHaveLength(1);

  const passing = await issue(agency.agencyId, '2026-03-02');
  expect((await given.inject('GET', '/api/records', bearer(passing.token))).statusCode).toBe(200);
  given.wait(48 * 60 * minute);
  expect((await given.inject('GET', '/api/records', bearer(passing.token))).statusCode).toBe(401);
  await archive.run(revokeToken, secadmin, { tokenId });
  expect((await given.inject('GET', '/api/records', bearer(token))).statusCode).toBe(401);
  const kept = await keepHouse(archive.platform, (tx) =>
    tx.selectFrom('api_token').selectAll().execute(),
  );
  expect(JSON.stringify(kept)).not.toContain(token);
});

test('a security parameter keeps to its limits', async () => {
  await using given = await givenServer();
  const change = (value: number) =>
    given.archive.run(changeSetting, systemActor, { key: 'failures-to-lock', value });
  await expect(change(2)).rejects.toMatchObject({ code: 'identity.setting-invalid' });
  await change(3);
  for (let failures = 0; failures < 3; failures += 1) await given.signIn('anna', 'wrong');
  expect(await given.signIn('anna', password)).toBe('identity.account-locked');
});
