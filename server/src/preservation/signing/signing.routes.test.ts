import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { Keystore } from './keystore.ts';

test('the keys of the archive are told with their certificates and without anything secret', async () => {
  await using archive = await openTestArchive();
  await using server = await openTestServer(archive);
  const auditor = await givenPerson(archive, 'auditor', null);
  const headers = await sessionOf(archive, auditor);
  const ask = async () => {
    const answer = await server.app.inject({ url: '/api/preservation/keys', headers });
    return answer.json();
  };
  expect(await ask()).toEqual([]);
  const keystore = new Keystore(
    join(archive.directory, 'keys'),
    async () => '足够长的口令一二三四五六',
  );
  const owner = { organisation: '示例区档案馆', name: '封装签名' };
  const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2031-01-01T00:00:00Z') };
  const { keyId } = await keystore.create(owner, period);
  await keystore.revoke(keyId, '更换', new Date('2026-02-01T00:00:00Z'));
  const [key, ...others] = await ask();
  expect(others).toEqual([]);
  expect(key).toMatchObject({
    ...{ keyId, ...owner, isSelfIssued: true, revokedBecause: '更换' },
    certificate: {
      subject: 'C=CN，O=示例区档案馆，OU=自签发证书，非证书机构签发，CN=封装签名',
      keyAlgorithm: 'SM2',
      validTo: '2031-01-01T00:00:00.000Z',
    },
  });
  expect(new Set(Object.keys(key))).toEqual(
    new Set([
      'certificate',
      'createdAt',
      'isSelfIssued',
      'keyId',
      'name',
      'organisation',
      'revokedAt',
      'revokedBecause',
    ]),
  );
});
