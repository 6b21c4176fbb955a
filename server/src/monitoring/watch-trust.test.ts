import { expect, test } from 'vitest';
import { givenPerson, openTestArchive, type TestArchive } from '../../test/test-archive.ts';
import { addRevocationList } from '../preservation/trust/add-revocation-list.ts';
import { addTrustedCertificate } from '../preservation/trust/add-trusted-certificate.ts';
import {
  givenParty,
  type Party,
  revocationListOf,
} from '../preservation/trust/given-chain.test-fixture.ts';
import { readHandedCertificates, readHandedList } from '../preservation/trust/read-handed.ts';
import { takeOffCertificate } from '../preservation/trust/take-off-certificate.ts';
import { findTrustMaterial } from '../preservation/trust/trust-queries.ts';
import { watchTrust } from './watch-trust.ts';

const told = { source: '机构网站', reason: '核验签章' };

async function givenKeeper(archive: TestArchive) {
  const keeper = await givenPerson(archive, 'secadmin', null);
  const trust = async (party: Party) => {
    const [certificate] = await readHandedCertificates(party.certificate.toString('base64'));
    if (!certificate) throw new Error('no certificate was read');
    return archive.run(addTrustedCertificate, keeper, { certificate, role: 'anchor', ...told });
  };
  const bring = async (bytes: Buffer, now: Date) => {
    const material = await archive.read(keeper, (db) => findTrustMaterial(db));
    const list = await readHandedList(bytes.toString('base64'), material, now);
    return archive.run(addRevocationList, keeper, { list, source: '机构网站' });
  };
  const titles = async (day: string) =>
    (await archive.read(keeper, (db) => watchTrust(db, new Date(`${day}T00:00:00Z`)))).map(
      ({ title }) => title,
    );
  return { keeper, trust, bring, titles };
}

test('who keeps the trust list is told when a revocation list is overdue or a certificate ends', async () => {
  await using archive = await openTestArchive();
  const { keeper, trust, bring, titles } = await givenKeeper(archive);
  const root = givenParty({ name: '示例根', ca: true, to: '2026-12-31T00:00:00Z' });
  const { id } = await trust(root);
  const march = { thisUpdate: '2026-02-01T00:00:00Z', nextUpdate: '2026-03-01T00:00:00Z' };
  await bring(revocationListOf(root, [], march), new Date('2026-02-02T00:00:00Z'));
  expect(await titles('2026-02-20')).toEqual([]);
  expect(await titles('2026-03-02')).toEqual(['吊销列表逾期：CN=示例根']);
  const april = { thisUpdate: '2026-03-01T00:00:00Z', nextUpdate: '2026-12-30T00:00:00Z' };
  await bring(revocationListOf(root, [], april), new Date('2026-03-02T00:00:00Z'));
  expect(await titles('2026-03-02')).toEqual([]);
  expect(await titles('2026-12-10')).toEqual(['信任的证书到期：CN=示例根']);
  await archive.run(takeOffCertificate, keeper, { certificateId: id, reason: '停止服务' });
  expect(await titles('2027-01-10')).toEqual([]);
});
