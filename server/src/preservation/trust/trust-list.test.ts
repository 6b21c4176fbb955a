import { trustText } from '@lantai/contract/preservation/trust.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { openTestServer, sessionOf, type TestServer } from '../../../test/test-server.ts';
import { readCertificate } from '../signatures/certificate.ts';
import { pem } from '../signing/pem.ts';
import { givenChain, givenParty, revocationListOf } from './given-chain.test-fixture.ts';
import { judgeTrust } from './judge-trust.ts';
import { findTrustMaterial } from './trust-queries.ts';

let archive: TestArchive;
let server: TestServer;
let keeper: Actor;
let auditor: Actor;

beforeAll(async () => {
  archive = await openTestArchive();
  server = await openTestServer(archive);
  await givenAgency(archive);
  keeper = await givenPerson(archive, 'secadmin', null);
  auditor = await givenPerson(archive, 'auditor', null);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await archive[Symbol.asyncDispose]();
});

type Method = 'GET' | 'POST';

async function ask(method: Method, path: string, payload?: object, actor = keeper) {
  const headers = await sessionOf(archive, actor);
  const url = `/api/preservation/trust${path}`;
  const answer = await server.app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const { root, issuing, signer } = givenChain();
const told = { source: '密码管理部门网站', reason: '核验来文签章' };
const add = (certificate: Uint8Array, role: string, more: object = told) =>
  ask('POST', '/certificates', { certificate: base64(certificate), role, ...more });

/** Whom the list trusts, as of a version, and what it says of it. */
async function judgedBy(version?: number): Promise<string> {
  const material = await archive.read(auditor, (db) => findTrustMaterial(db, version));
  const context = { material, now: '2026-03-10T00:00:00.000Z' };
  const verdict = judgeTrust(
    readCertificate(signer.certificate),
    [readCertificate(issuing.certificate)],
    context,
    { moment: '2026-03-01T01:30:00.000Z', isProven: false },
  );
  return trustText(verdict);
}

test('a certificate is shown before it is trusted, each of a file of several', async () => {
  const both = Buffer.from(
    pem('CERTIFICATE', issuing.certificate) + pem('CERTIFICATE', root.certificate),
  );
  const { status, body } = await ask('POST', '/certificate-previews', { file: base64(both) });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: [
      {
        subject: 'CN=示例签发机构',
        issuer: 'CN=示例根证书机构',
        roles: ['intermediate', 'anchor', 'pinned'],
      },
      {
        subject: 'CN=示例根证书机构',
        issuer: 'CN=示例根证书机构',
        validFrom: '2020-01-01T00:00:00.000Z',
        validTo: '2040-01-01T00:00:00.000Z',
        keyAlgorithm: 'SM2',
        isCa: true,
        isSelfIssued: true,
        roles: ['anchor', 'pinned'],
        sm3: expect.stringMatching(/^[\da-f]{64}$/),
      },
    ],
  });
  expect((await ask('GET', '')).body).toMatchObject({ version: 0, certificates: [] });
});

test('what is no certificate, or was changed, is refused with its reason', async () => {
  const hex = (text: string) => Buffer.from(text).toString('hex');
  const renamed = root.certificate.toString('hex').replaceAll(hex('示例根'), hex('冒牌根'));
  const refusals = await Promise.all(
    [Buffer.from('nothing'), Buffer.from(renamed, 'hex'), root.certificate.subarray(0, 90)].map(
      (bytes) => ask('POST', '/certificate-previews', { file: base64(bytes) }),
    ),
  );
  const refused = (why: string) => ({
    code: 'preservation.certificate-not-listable',
    title: expect.stringContaining(why),
  });
  expect(refusals.map(({ body }) => body)).toMatchObject([
    refused('其中没有 X.509 证书'),
    refused('“冒牌根证书机构”的自签名不正确，证书被改动'),
    refused('不是完整的 ASN.1 编码'),
  ]);
});

test('who is no authority is not listed as one', async () => {
  const agency = givenParty({ name: '某机关' });
  expect((await add(agency.certificate, 'anchor')).body).toMatchObject({
    code: 'preservation.trust-role-unfit',
  });
});

test('the list is changed version by version, each with who, when and why, and can be had as it was', async () => {
  expect(await judgedBy()).toBe('证书链未核验（没有配置信任的证书机构）');
  expect((await add(root.certificate, 'anchor')).body).toMatchObject({ version: 1 });
  expect((await add(root.certificate, 'pinned')).body).toMatchObject({
    code: 'preservation.trust-already-listed',
  });
  expect(await judgedBy()).toContain('没有“示例签发机构”的吊销列表');

  // Nobody in the list can say that this list is genuine.
  const list = revocationListOf(issuing, [{ of: signer, at: '2026-02-20T00:00:00Z', reason: 5 }]);
  const file = base64(list);
  expect((await ask('POST', '/revocation-list-previews', { file })).body).toMatchObject({
    code: 'preservation.revocation-list-refused',
    title: expect.stringContaining('信任列表中没有发布它的“示例签发机构”，无从核验'),
  });
  await add(issuing.certificate, 'intermediate');
  expect((await ask('POST', '/revocation-list-previews', { file })).body).toMatchObject({
    issuer: 'CN=示例签发机构',
    entries: 1,
    algorithm: 'SM2／SM3',
    thisUpdate: '2026-02-01T00:00:00.000Z',
    isPartial: false,
  });
  const bring = () => ask('POST', '/revocation-lists', { file, source: '机构网站' });
  expect((await bring()).body).toMatchObject({ version: 3 });
  expect((await bring()).body).toMatchObject({ title: expect.stringContaining('已经载入过') });
  const forged = base64(revocationListOf(issuing, [], { forged: true }));
  expect(
    (await ask('POST', '/revocation-lists', { file: forged, source: '来历不明' })).body,
  ).toMatchObject({
    title: expect.stringContaining('签名不正确'),
  });
  expect(await judgedBy()).toContain('已吊销');

  const { certificates } = (await ask('GET', '')).body;
  const { id } = certificates.find(({ role }: { role: string }) => role === 'anchor');
  const reason = '机构已停止服务';
  expect((await ask('POST', `/certificates/${id}/removal`, { reason })).body).toEqual({
    version: 4,
  });
  expect((await ask('POST', `/certificates/${id}/removal`, { reason })).body).toMatchObject({
    code: 'preservation.trust-not-listed',
  });
  expect(await judgedBy()).toBe('证书链未核验（没有配置信任的证书机构）');
  expect(
    [await judgedBy(1), await judgedBy(2), await judgedBy(3)].map((one) => one.slice(0, 3)),
  ).toEqual(['可信（', '可信（', '已吊销']);

  const { body } = await ask('GET', '', undefined, auditor);
  expect(body.changes).toMatchObject([
    {
      version: 4,
      kind: 'certificate-taken-off',
      subject: 'CN=示例根证书机构',
      reason,
      byName: keeper.name,
    },
    { version: 3, kind: 'list-added', subject: 'CN=示例签发机构', reason: '机构网站' },
    { version: 2, kind: 'certificate-added', subject: 'CN=示例签发机构' },
    { version: 1, kind: 'certificate-added', subject: 'CN=示例根证书机构', reason: told.reason },
  ]);
  const trail = (await archive.trail()).filter(
    ({ command }) => command.includes('trust') || command.includes('revocation'),
  );
  expect(
    trail
      .map(({ command, outcome }) => [command, outcome])
      .filter(([, outcome]) => outcome === 'done'),
  ).toEqual([
    ['preservation.add-trusted-certificate', 'done'],
    ['preservation.add-trusted-certificate', 'done'],
    ['preservation.add-revocation-list', 'done'],
  ]);
});

test('what was listed cannot be made unlisted behind its back', async () => {
  const attempts = [
    () => keepHouse(archive.platform, (tx) => tx.deleteFrom('trusted_certificate').execute()),
    () =>
      keepHouse(archive.platform, (tx) =>
        tx.updateTable('trusted_certificate').set({ role: 'anchor' }).execute(),
      ),
    () =>
      keepHouse(archive.platform, (tx) =>
        tx.updateTable('revocation_list').set({ content: 'x' }).execute(),
      ),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: '42501' });
});
