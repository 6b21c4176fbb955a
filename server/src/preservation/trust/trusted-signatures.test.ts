import {
  areAllTrusted,
  type SignatureVerdict,
  trustRemarks,
} from '@lantai/contract/preservation/signature.ts';
import { expect, test } from 'vitest';
import { givenFolder } from '../given-folder.test-fixture.ts';
import {
  type CmsOptions,
  cmsOf,
  sealedOver,
  sealOf,
} from '../signatures/given-cms.test-fixture.ts';
import { ofdParts, signOfd, zipOfd } from '../signatures/given-signed-ofd.test-fixture.ts';
import { signedPdf } from '../signatures/given-signed-pdf.test-fixture.ts';
import { readSignatures } from '../signatures/read-signatures.ts';
import {
  givenChain,
  givenParty,
  type Party,
  revocationListOf,
} from './given-chain.test-fixture.ts';

const { root, issuing, signer } = givenChain();
const maker = givenParty({ name: '示例制章中心', by: issuing });
const stamping = givenParty({ name: '示例时间戳', by: issuing, purpose: '1.3.6.1.5.5.7.3.8' });
const stranger = givenParty({ name: '自己做的时间戳', purpose: '1.3.6.1.5.5.7.3.8' });

/** By the root and what stands below it; revocation lists as given. */
const trusting = (lists: readonly Uint8Array[] = []) => ({
  material: {
    name: '信任列表第 3 版',
    certificates: [
      { role: 'anchor' as const, der: root.certificate },
      { role: 'intermediate' as const, der: issuing.certificate },
    ],
    lists,
  },
  now: '2026-03-10T00:00:00.000Z',
});

async function verdictOf(
  bytes: Uint8Array,
  format: 'PDF' | 'OFD',
  lists: readonly Uint8Array[] = [],
): Promise<SignatureVerdict> {
  await using folder = await givenFolder();
  const path = await folder.write('a', bytes);
  const reading = await readSignatures(path, format, { trust: trusting(lists) });
  if (reading.kind === 'failed') throw new Error(reading.reason);
  const [verdict] = reading.signatures;
  if (!verdict) throw new Error('no signature was found');
  return verdict;
}

const pdf = (by: Party, options: CmsOptions = {}) =>
  signedPdf({ subFilter: 'adbe.pkcs7.detached', sign: (content) => cmsOf(by, content, options) });

function ofd(by: Party, madeBy: Party, timestampBy?: Party): Uint8Array {
  const seal = sealOf({ maker: madeBy, signers: [by], version: 'V4' });
  const value = (xml: Uint8Array) =>
    sealedOver(xml, { signer: by, seal, version: 'V4', ...(timestampBy && { timestampBy }) });
  return zipOfd(signOfd(ofdParts(), { type: 'Seal', seal, value }));
}

const outcomes = ({ trust, sealMakerTrust, timestamp }: SignatureVerdict) => [
  trust?.outcome,
  sealMakerTrust?.outcome,
  timestamp?.trust?.outcome,
];

test('in a sealed document the signer, the maker of the seal and the timestamp authority are judged each', async () => {
  const all = await verdictOf(ofd(signer, maker, stamping), 'OFD');
  expect([outcomes(all), areAllTrusted(all)]).toEqual([['trusted', 'trusted', 'trusted'], true]);
  expect(trustRemarks(all).map((one) => one.split('（')[0])).toEqual([
    '可信',
    '制章人可信',
    '时间戳机构可信',
  ]);
  const ownSeal = await verdictOf(ofd(signer, givenParty({ name: '自刻' })), 'OFD');
  expect([outcomes(ownSeal), areAllTrusted(ownSeal)]).toEqual([
    ['trusted', 'not-listed', undefined],
    false,
  ]);
});

test('a signature that holds is not thereby trusted', async () => {
  const own = await verdictOf(pdf(givenParty({ name: '示例机关' })), 'PDF');
  expect([own.outcome, own.trust?.outcome, areAllTrusted(own)]).toEqual([
    'holds',
    'not-listed',
    false,
  ]);
});

test('a link that stands beside the signature completes the chain', async () => {
  const between = givenParty({ name: '下级机构', ca: true, by: issuing });
  const below = givenParty({ name: '其下', by: between });
  expect((await verdictOf(pdf(below), 'PDF')).trust?.outcome).toBe('incomplete');
  const beside = await verdictOf(pdf(below, { alongside: [between.certificate] }), 'PDF');
  expect(beside.trust?.path).toEqual(['其下', '下级机构', '示例签发机构', '示例根证书机构']);
});

test('signed after its revocation, the certificate was not valid', async () => {
  const lists = [revocationListOf(issuing, [{ of: signer, at: '2026-02-20T00:00:00Z' }])];
  const late = await verdictOf(pdf(signer), 'PDF', lists);
  expect([late.outcome, late.validWhenSigned, late.trust?.outcome]).toEqual([
    'holds',
    false,
    'revoked',
  ]);
  const before = { signedAt: '2026-02-10T00:00:00Z' };
  const early = await verdictOf(pdf(signer, before), 'PDF', lists);
  expect([early.validWhenSigned, early.trust?.outcome]).toEqual([true, 'trusted']);
});

test('that a lost key signed before it was lost is proved by a trusted timestamp, and by no other', async () => {
  const lost = { of: signer, at: '2026-03-05T00:00:00Z', reason: 1 };
  const lists = [revocationListOf(issuing, [lost])];
  const trustOf = async (timestampBy?: Party) =>
    (await verdictOf(pdf(signer, timestampBy ? { timestampBy } : {}), 'PDF', lists)).trust?.outcome;
  expect([await trustOf(), await trustOf(stranger), await trustOf(stamping)]).toEqual([
    'revoked',
    'revoked',
    'trusted',
  ]);
});
