import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasRealData, realData } from '../given-store.test-fixture.ts';
import { openOfd } from '../ofd/ofd-package.ts';
import { readSignatures } from '../signatures/read-signatures.ts';
import { readSealedSignature } from '../signatures/seal.ts';
import { givenParty } from './given-chain.test-fixture.ts';
import type { TrustMaterial } from './trust-list.ts';

const isHere = hasRealData('ofd');
const folder = join(realData, 'ofd');
const now = '2026-03-10T00:00:00.000Z';
const listing = (...certificates: TrustMaterial['certificates']): TrustMaterial => ({
  name: '试验',
  certificates,
  lists: [],
});

/** What is said of who signed the first signature of each real OFD. */
async function trustBy(material: TrustMaterial): Promise<Record<string, string | undefined>> {
  const said: Record<string, string | undefined> = {};
  for (const name of readdirSync(folder)) {
    const reading = await readSignatures(join(folder, name), 'OFD', { trust: { material, now } });
    const [verdict] = reading.kind === 'read' ? reading.signatures : [];
    if (verdict?.trust) said[name] = `${verdict.trust.outcome}: ${verdict.trust.told[0]}`;
  }
  return said;
}

// The certificates of the authorities are not in the files, nor anywhere in the data.
const missing = (issuer: string) => `incomplete: 没有“${issuer}”的证书，无法核验它签发的证书`;

test.runIf(isHere)(
  'real signers of authorities that are not listed are not trusted, and the authority is named',
  async () => {
    const other = givenParty({ name: '别处根', ca: true });
    expect(await trustBy(listing({ role: 'anchor', der: other.certificate }))).toEqual({
      'ofdrw-converter-SignScaleError.ofd': missing('税务电子证书管理中心(SM2)'),
      'ofdrw-converter-draw_param_ref.ofd': missing('税务测试CA2(SM2)'),
      'ofdrw-converter-testImageOverridePage.ofd': missing('YNCA_SM2'),
      'ofdrw-layout-keyword.ofd': missing('CEGN_SEAL_CA'),
      'ofdrw-reader-SESV4SignDoc.ofd':
        'expired: 2026-08-04“Test Certificate”的证书不在有效期内（2020-04-21 至 2022-04-21）',
      'ofdrw-reader-keyword.ofd': missing('CEGN_SEAL_CA'),
      'ofdrw-sign-allprotected.ofd': missing('OFD Reader and WriterROOT Certificate'),
      'ofdrw-sign-signedFile.ofd': missing('税务电子证书管理中心(SM2)'),
    });
  },
);

test.runIf(isHere)(
  'a real signer whose certificate is listed itself is trusted, and no other',
  async () => {
    const ofd = await openOfd(join(folder, 'ofdrw-sign-signedFile.ofd'));
    const value = ofd.names.find((name) => /SignedValue\.dat$/i.test(name)) ?? '';
    const { certificate } = readSealedSignature(await ofd.read(value));
    ofd.close();
    const said = await trustBy(listing({ role: 'pinned', der: certificate }));
    const trusted = Object.entries(said).filter(([, one]) => one?.startsWith('trusted'));
    expect(trusted).toEqual([['ofdrw-sign-signedFile.ofd', 'trusted: 本身列入信任列表']]);
  },
);
