import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { givenFolder } from '../given-folder.test-fixture.ts';
import { notChecked } from '../trust/judge-trust.ts';
import { type CmsOptions, cmsOf, sealedOver, sealOf } from './given-cms.test-fixture.ts';
import { type OfdParts, ofdParts, signOfd, zipOfd } from './given-signed-ofd.test-fixture.ts';
import { givenSigner, type TestSigner } from './given-signer.test-fixture.ts';
import { readSignatures } from './read-signatures.ts';

const sm2 = givenSigner('SM2', '示例机关');
const rsa = givenSigner('RSA', '示例机关');
const maker = givenSigner('SM2', '示例制章中心');
const stranger = givenSigner('SM2', '别人');
const page = 'Doc_0/Pages/Page_0/Content.xml';

async function readBytes(ofd: Uint8Array) {
  await using folder = await givenFolder();
  return await readSignatures(await folder.write('a.ofd', ofd), 'OFD');
}

async function read(parts: OfdParts) {
  const reading = await readBytes(zipOfd(parts));
  if (reading.kind === 'failed') throw new Error(reading.reason);
  return reading;
}

async function verdictOf(parts: OfdParts) {
  const [verdict] = (await read(parts)).signatures;
  return verdict && { outcome: verdict.outcome, why: [...verdict.faults, ...verdict.obstacles] };
}

const holds = { outcome: 'holds', why: [] };

type Sealing = { signer?: TestSigner; listed?: TestSigner; version?: 'V1' | 'V4'; until?: string };

function sealed({
  signer = sm2,
  listed = signer,
  version = 'V4',
  until = '2034-01-01T00:00:00Z',
}: Sealing = {}) {
  const seal = sealOf({ maker, signers: [listed], version, until });
  return signOfd(ofdParts(), {
    type: 'Seal',
    seal,
    value: (xml) => sealedOver(xml, { signer, seal, version }),
  });
}

const plain = (signer: TestSigner, options: CmsOptions = {}) =>
  signOfd(ofdParts(), { type: 'Sign', value: (xml) => cmsOf(signer, xml, options) });

function flipped(parts: OfdParts, name: string, from: number): OfdParts {
  const bytes = Buffer.from(parts[name] ?? []);
  const at = from < 0 ? bytes.length + from : from;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return { ...parts, [name]: bytes };
}

test('a seal that holds says whose seal it is, who used it, when and over what', async () => {
  expect(await read(sealed())).toEqual({
    kind: 'read',
    signatures: [
      {
        name: '签名 1',
        kind: 'seal',
        outcome: 'holds',
        faults: [],
        obstacles: [],
        signer: '示例机关',
        issuer: '示例机关',
        signedAt: '2026-03-01T01:30:00.000Z',
        algorithm: 'SM2／SM3',
        coverage: '4 个文件',
        remarks: [],
        validWhenSigned: true,
        seal: '示例专用章（GB/T 38540 V4）',
        timestamp: null,
        trust: notChecked,
        sealMakerTrust: notChecked,
      },
    ],
    uncovered: [],
    unsearched: [],
  });
});

test.each([
  ['a seal of V4 with SM2', sealed()],
  ['a seal of V4 with RSA', sealed({ signer: rsa })],
  ['a seal of V1 with SM2', sealed({ version: 'V1' })],
  ['a seal of V1 with RSA', sealed({ version: 'V1', signer: rsa })],
  ['a signature of GB/T 35275', plain(sm2, { signedData: '1.2.156.10197.6.1.4.2.2' })],
  ['a signature of PKCS#7', plain(rsa)],
  ['a signature over the bare digest', plain(sm2, { attributes: false })],
])(
  '%s holds, and one byte of the page, of the description or of the value breaks it',
  async (_, parts) => {
    expect(await verdictOf(parts)).toEqual(holds);
    expect(await verdictOf(flipped(parts, page, 80))).toEqual({
      outcome: 'broken',
      why: [`“${page}”的摘要与签名中的不一致，文件在签署后被改动`],
    });
    const description = Buffer.from(parts['Doc_0/Signs/Sign_0/Signature.xml'] ?? []);
    const other = description.toString().replace('ProviderName="test"', 'ProviderName="Test"');
    const redescribed = { ...parts, 'Doc_0/Signs/Sign_0/Signature.xml': Buffer.from(other) };
    expect((await verdictOf(redescribed))?.outcome).toBe('broken');
    expect(
      (await verdictOf(flipped(parts, 'Doc_0/Signs/Sign_0/SignedValue.dat', -1)))?.outcome,
    ).toBe('broken');
  },
);

test('the digest of the description may stand inside of the signature', async () => {
  const digest = (xml: Uint8Array) => createHash('sm3').update(xml).digest();
  const enclosed = signOfd(ofdParts(), {
    type: 'Sign',
    value: (xml) => cmsOf(sm2, digest(xml), { enclosed: true, attributes: false }),
  });
  expect(await verdictOf(enclosed)).toEqual(holds);
  const ofAnother = signOfd(ofdParts(), {
    type: 'Sign',
    value: () => cmsOf(sm2, digest(Buffer.from('x')), { enclosed: true, attributes: false }),
  });
  expect((await verdictOf(ofAnother))?.why).toEqual([
    '签名所含的摘要与 Signature.xml 的不一致，签名描述在签署后被改动',
  ]);
});

test('a seal that its maker did not sign, or that is not the signer’s, does not hold', async () => {
  const seal = sealOf({ maker, signers: [sm2], version: 'V4' });
  const forged = Buffer.from(seal);
  forged[forged.indexOf('picture')] = 0x50;
  const withSeal = (one: Buffer, shown = one) =>
    signOfd(ofdParts(), {
      type: 'Seal',
      seal: shown,
      value: (xml) => sealedOver(xml, { signer: sm2, seal: one, version: 'V4' }),
    });
  expect(await verdictOf(withSeal(forged))).toEqual({
    outcome: 'broken',
    why: ['制章人对印章的签名不正确，印章被改动或是伪造的'],
  });
  expect(await verdictOf(sealed({ listed: stranger }))).toEqual({
    outcome: 'broken',
    why: ['签章人的证书不在印章的签章人名单中'],
  });
  expect(await verdictOf(withSeal(seal, forged))).toEqual({
    outcome: 'broken',
    why: ['印章文件“Doc_0/Signs/Sign_0/Seal.esl”与签章中的印章不一致'],
  });
});

test('a seal that had ended when it was used holds as a signature, and that is said', async () => {
  const [verdict] = (await read(sealed({ until: '2025-12-31T00:00:00Z' }))).signatures;
  expect(verdict).toMatchObject({
    outcome: 'holds',
    validWhenSigned: false,
    remarks: ['签署时印章不在有效期内（2025-06-01 至 2025-12-31）'],
  });
});

test('a timestamp over a seal is verified with it', async () => {
  const seal = sealOf({ maker, signers: [sm2], version: 'V4' });
  const stamped = signOfd(ofdParts(), {
    type: 'Seal',
    value: (xml) => sealedOver(xml, { signer: sm2, seal, version: 'V4', timestampBy: rsa }),
  });
  expect((await read(stamped)).signatures).toMatchObject([
    { outcome: 'holds', timestamp: { outcome: 'holds', at: '2026-03-01T01:31:00.000Z' } },
  ]);
});

test('a file that was added is said not to be covered; one that was taken away breaks the signature', async () => {
  const added = { ...sealed(), 'Doc_0/Attachs/extra.xml': Buffer.from('<x/>') };
  const { signatures, uncovered } = await read(added);
  expect(signatures).toMatchObject([{ outcome: 'holds' }]);
  expect(uncovered).toEqual(['Doc_0/Attachs/extra.xml']);
  const { [page]: _gone, ...less } = sealed();
  expect((await verdictOf(less))?.why).toEqual([`被保护的文件“${page}”不在包内`]);
});

test('a signature that was taken out leaves its trace', async () => {
  const { 'Doc_0/Signs/Signatures.xml': _list, ...without } = sealed();
  expect(await verdictOf(without)).toEqual({
    outcome: 'broken',
    why: ['OFD 内没有“Doc_0/Signs/Signatures.xml”，签名可能被移除'],
  });
  const emptied = await read({
    ...sealed(),
    'Doc_0/Signs/Signatures.xml': Buffer.from('<Signatures/>'),
  });
  expect(emptied).toEqual({
    kind: 'read',
    signatures: [],
    uncovered: [],
    unsearched: ['“Doc_0/Signs/Sign_0/Signature.xml”不在签名列表中，签名可能被移除'],
  });
});

test('what is not known is not said to hold', async () => {
  const bare = signOfd(ofdParts(), { type: 'Sign', value: (xml) => sm2.sign(xml) });
  const unknown = signOfd(ofdParts(), {
    type: 'Sign',
    checkMethod: '1.2.3.4',
    value: (xml) => cmsOf(sm2, xml),
  });
  expect([await verdictOf(bare), await verdictOf(unknown)]).toEqual([
    { outcome: 'not-verified', why: ['签名值只有数值，没有签名人的证书，无法验证'] },
    { outcome: 'not-verified', why: ['保护文件的摘要算法 1.2.3.4 不认识'] },
  ]);
});

test('a package that means harm is refused as a whole, with a plain reason', async () => {
  const reasonOf = async (parts: OfdParts) => {
    const reading = await readBytes(zipOfd({ ...ofdParts(), ...parts }));
    return reading.kind === 'failed' ? reading.reason : reading.kind;
  };
  const twice = Buffer.from(zipOfd({ ...sealed(), 'Doc_0/Dokument.xml': Buffer.from('x') }));
  for (let at = twice.indexOf('Dokument'); at >= 0; at = twice.indexOf('Dokument', at + 1))
    twice.write('Document', at);
  expect([
    await reasonOf({ '../../etc/passwd': Buffer.from('x') }),
    await reasonOf({ 'Doc_0/zeros.bin': Buffer.alloc(80 * 2 ** 20) }),
    await reasonOf({ 'OFD.xml': Buffer.from('<a><b></a>') }),
    await readBytes(twice),
    await readBytes(Buffer.from('PK\x03\x04 and nothing more')),
  ]).toEqual([
    'OFD 内的“../../etc/passwd”路径越界，指向包外',
    'OFD 解压后的大小远超文件本身，疑为压缩炸弹',
    'OFD 内的“OFD.xml”不是完整的 XML',
    { kind: 'failed', reason: 'OFD 内有两个“Doc_0/Document.xml”，不知以哪个为准' },
    { kind: 'failed', reason: 'OFD 文件已损坏，或不是 ZIP' },
  ]);
});
