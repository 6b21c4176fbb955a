import { expect, test } from 'vitest';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { narrowRole } from '../identity/narrow-role.ts';

async function givenServer() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const server = await openTestServer(archive);
  const as = async (actor: typeof reader) => {
    const headers = await sessionOf(archive, actor);
    return {
      get: (url: string) => server.app.inject({ url, headers }),
      post: (url: string, payload: object) =>
        server.app.inject({ method: 'POST', url, headers, payload }),
    };
  };
  return { archive, agency, reader, secadmin, server, as };
}

test('the security administrator sees who is signed in and what they did, and ends a session at once', async () => {
  const { archive, reader, secadmin, server, as } = await givenServer();
  await using _ = archive;
  await using _server = server;
  const [read, watch] = [await as(reader), await as(secadmin)];
  expect((await read.get('/api/identity/accounts')).statusCode).toBe(403);
  const { sessions } = (await watch.get('/api/monitoring/sessions')).json();
  const own = sessions.find(
    ({ accountId }: { accountId: string }) => accountId === reader.accountId,
  );
  expect(own).toMatchObject({ personName: reader.name, refusals: 1, reads: 0 });
  expect(JSON.stringify(sessions)).not.toContain('token');
  const url = `/api/monitoring/sessions/${own.id}/end`;
  expect((await watch.post(url, { reason: '' })).statusCode).toBe(400);
  expect((await watch.post(url, { reason: '越权试探' })).statusCode).toBe(200);
  expect((await read.get('/api/session')).statusCode).toBe(401);
  expect((await archive.trail()).at(-1)).toMatchObject({
    ...{ command: 'identity.end-session', subject: `person:${reader.personId}` },
    details: { reason: '越权试探' },
  });
  const mine = sessions.find(
    ({ accountId }: { accountId: string }) => accountId === secadmin.accountId,
  );
  expect(
    (await watch.post(`/api/monitoring/sessions/${mine.id}/end`, { reason: '试' })).json(),
  ).toMatchObject({ code: 'identity.own-session' });
});

test('nobody else watches sessions', async () => {
  const { archive, reader, server, as } = await givenServer();
  await using _ = archive;
  await using _server = server;
  expect((await (await as(reader)).get('/api/monitoring/sessions')).statusCode).toBe(403);
});

test('what is taken from a role holds on the next request, in that agency alone, and can be given back', async () => {
  const { archive, agency, secadmin, server, as } = await givenServer();
  await using _ = archive;
  await using _server = server;
  const other = await givenAgency(archive, { code: 'B001', name: '别的局' });
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const elsewhere = await givenPerson(archive, 'archivist', other.agencyId);
  const narrow = (version: number, without: string[], reason = '内部文件不外带') =>
    archive.run(narrowRole, secadmin, {
      ...{ agencyId: agency.agencyId, role: 'archivist', version, without, reason },
    } as never);
  const mayExport = async (actor: typeof archivist) =>
    (await (await as(actor)).get('/api/access/exports')).statusCode;
  expect(await mayExport(archivist)).toBe(200);
  await narrow(0, ['access.download']);
  expect([await mayExport(archivist), await mayExport(elsewhere)]).toEqual([403, 200]);
  await expect(narrow(0, [])).rejects.toThrow('第 1 版');
  await narrow(1, [], '恢复');
  expect(await mayExport(archivist)).toBe(200);
});

test('a role gets nothing by it that it does not have, and no administrator is touched', async () => {
  const { archive, agency, secadmin, server } = await givenServer();
  await using _ = archive;
  await using _server = server;
  const narrow = (role: string, without: string[]) =>
    archive.run(narrowRole, secadmin, {
      ...{ agencyId: agency.agencyId, role, version: 0, without, reason: '试' },
    } as never);
  await expect(narrow('reader', ['identity.grant-roles'])).rejects.toThrow('只能收回、不能增加');
  await expect(narrow('auditor', ['audit.verify'])).rejects.toThrow();
});
