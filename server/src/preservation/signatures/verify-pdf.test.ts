import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { givenFolder } from '../given-folder.test-fixture.ts';
import { notChecked } from '../trust/judge-trust.ts';
import { octets } from './der.test-fixture.ts';
import { type CmsOptions, cmsOf, timestampOver } from './given-cms.test-fixture.ts';
import { signedPdf, withUpdate } from './given-signed-pdf.test-fixture.ts';
import { givenSigner } from './given-signer.test-fixture.ts';
import { readSignatures } from './read-signatures.ts';

const rsa = givenSigner('RSA', '张三');
const sm2 = givenSigner('SM2', '李四');
const authority = givenSigner('RSA', '示例时间戳机构');

async function read(pdf: Uint8Array) {
  await using folder = await givenFolder();
  const reading = await readSignatures(await folder.write('a.pdf', pdf), 'PDF');
  if (reading.kind === 'failed') throw new Error(reading.reason);
  return reading;
}

async function verdictOf(pdf: Uint8Array) {
  const [verdict] = (await read(pdf)).signatures;
  return verdict && { outcome: verdict.outcome, why: [...verdict.faults, ...verdict.obstacles] };
}

const detached = (signer = rsa, options: CmsOptions = {}) =>
  signedPdf({
    subFilter: 'adbe.pkcs7.detached',
    sign: (content) => cmsOf(signer, content, options),
  });

function changed(pdf: Buffer, text: string, to: string): Buffer {
  const copy = Buffer.from(pdf);
  copy.write(to, copy.indexOf(text), 'latin1');
  return copy;
}

const contentChanged = '原文摘要与签名中的不一致，内容在签署后被改动';
const valueWrong = '签名值不正确，签名或所签内容被改动';
const holds = { outcome: 'holds', why: [] };

test('a signature that holds says who signed, when, how, and what it covers', async () => {
  expect(await read(detached(sm2, { signedData: '1.2.156.10197.6.1.4.2.2' }))).toEqual({
    kind: 'read',
    signatures: [
      {
        name: 'Signature1',
        kind: 'signature',
        outcome: 'holds',
        faults: [],
        obstacles: [],
        signer: '李四',
        issuer: '李四',
        signedAt: '2026-03-01T01:30:00.000Z',
        algorithm: 'SM2／SM3',
        coverage: '整个文件',
        remarks: [],
        validWhenSigned: true,
        seal: null,
        timestamp: null,
        trust: notChecked,
        sealMakerTrust: null,
      },
    ],
    uncovered: [],
    unsearched: [],
  });
});

test.each([
  ['RSA', rsa, {}],
  ['SM2', sm2, {}],
  ['RSA without attributes', rsa, { attributes: false }],
  ['SM2 without attributes', sm2, { attributes: false }],
] as const)(
  'a PDF signed by %s holds, and with one byte changed it does not',
  async (_, signer, options) => {
    const pdf = detached(signer, options);
    expect(await verdictOf(pdf)).toEqual(holds);
    const why = 'attributes' in options ? valueWrong : contentChanged;
    expect(await verdictOf(changed(pdf, 'MediaBox [0 0 200', 'MediaBox [0 0 300'))).toEqual({
      outcome: 'broken',
      why: [why],
    });
  },
);

test.each(['signed-rsa-cades.pdf', 'signed-ecdsa.pdf', 'timestamped.pdf'])(
  'what OpenSSL signed holds, and with one byte changed it does not: %s',
  async (name) => {
    const pdf = await readFile(join(import.meta.dirname, 'made-by-openssl', name));
    expect(await verdictOf(pdf)).toEqual(holds);
    const broken = await verdictOf(changed(pdf, 'MediaBox [0 0 200', 'MediaBox [0 0 300'));
    expect(broken?.outcome).toBe('broken');
  },
);

test('the older ways of signing are verified, and called weak', async () => {
  const sha1 = (content: Buffer) => createHash('sha1').update(content).digest();
  const digested = signedPdf({
    subFilter: 'adbe.pkcs7.sha1',
    sign: (content) => cmsOf(rsa, sha1(content), { enclosed: true }),
  });
  const [verdict] = (await read(digested)).signatures;
  expect(verdict).toMatchObject({
    outcome: 'holds',
    remarks: ['摘要算法已不安全（MD5、SHA-1）'],
  });
  expect((await verdictOf(changed(digested, '[0 0 200', '[0 0 300')))?.why).toEqual([
    contentChanged,
  ]);
});

test('a timestamp over the signature has to hold as well', async () => {
  const stamped = detached(rsa, { timestampBy: authority });
  const [verdict] = (await read(stamped)).signatures;
  expect(verdict).toMatchObject({
    outcome: 'holds',
    timestamp: { outcome: 'holds', at: '2026-03-01T01:31:00.000Z', authority: '示例时间戳机构' },
  });
  const ofAnother = signedPdf({
    subFilter: 'ETSI.RFC3161',
    sign: () => timestampOver(authority, Buffer.from('something else')),
  });
  expect(await verdictOf(ofAnother)).toEqual({
    outcome: 'broken',
    why: ['时间戳：所盖的不是这些内容'],
  });
});

test('a timestamp of the document holds over all of it', async () => {
  const stamped = signedPdf({
    subFilter: 'ETSI.RFC3161',
    sign: (content) => timestampOver(authority, content),
  });
  expect((await read(stamped)).signatures).toMatchObject([
    { kind: 'timestamp', outcome: 'holds', signedAt: '2026-03-01T01:31:00.000Z' },
  ]);
});

test('what came after the signature is said not to be covered, and the signed revision holds', async () => {
  const pdf = withUpdate(detached());
  const { signatures, uncovered } = await read(pdf);
  const length = pdf.length - detached().length;
  expect(signatures).toMatchObject([
    { outcome: 'holds', coverage: `签署时的版本，其后追加了 1 次更新（${length} 字节）` },
  ]);
  expect(uncovered).toEqual([
    `最后一次签署之后追加了 1 次更新（${length} 字节），改动了什么没有分析`,
  ]);
});

test('a hole that is wider than the signature hides something, and does not hold', async () => {
  const pdf = detached().toString('latin1');
  const [range = '', before = ''] = /\/ByteRange \[0 (\d+)/.exec(pdf) ?? [];
  const wider = range.replace(before, String(Number(before) - 40).padStart(10, '0'));
  expect(await verdictOf(Buffer.from(pdf.replace(range, wider), 'latin1'))).toEqual({
    outcome: 'broken',
    why: ['签名范围不是签名之外的全部内容，或超出文件，范围或文件被改动'],
  });
});

test('what cannot be looked at is never said to hold, and says why', async () => {
  const unknown = signedPdf({ subFilter: 'Example.Own', sign: (content) => cmsOf(rsa, content) });
  const anonymous = detached(rsa, { withCertificate: false });
  const garbled = signedPdf({
    subFilter: 'adbe.pkcs7.detached',
    sign: () => octets(Buffer.alloc(9)),
  });
  const lost = changed(detached(), '/V 5 0 R', '/V 9 0 R');
  expect([await verdictOf(unknown), await verdictOf(anonymous), await verdictOf(garbled)]).toEqual([
    { outcome: 'not-verified', why: ['签名格式 Example.Own，尚不能验证'] },
    { outcome: 'not-verified', why: ['签名中没有签名人的证书，无法验证'] },
    { outcome: 'broken', why: ['签名内容不是完整的 ASN.1 编码，签名已损坏'] },
  ]);
  expect((await read(lost)).unsearched).toEqual(['签名域“Signature1”所指的签名在文件中没有读到']);
});

test('a name that was put into the certificate afterwards is found out', async () => {
  const hex = (text: string) => Buffer.from(text).toString('hex');
  const renamed = detached().toString('latin1').replaceAll(hex('张三'), hex('张五'));
  // The issuer's name in the signature is changed as well: it is not signed either.
  expect(await verdictOf(Buffer.from(renamed, 'latin1'))).toEqual({
    outcome: 'broken',
    why: ['证书的签名不正确，证书被改动'],
  });
});

test('a certificate that had ended when it signed is a statement of its own', async () => {
  const ended = givenSigner('RSA', '王五', {
    from: '2020-01-01T00:00:00Z',
    to: '2022-01-01T00:00:00Z',
  });
  const [verdict] = (await read(detached(ended))).signatures;
  expect(verdict).toMatchObject({
    outcome: 'holds',
    validWhenSigned: false,
    remarks: ['签署时证书不在有效期内（2020-01-01 至 2022-01-01）'],
  });
});

test('a field in an object stream is found; what stands in a stream of text is no signature', async () => {
  const field = '<< /FT /Sig /T (Hidden) /V 77 0 R >>';
  const packed = deflateSync(`7 0 ${field}`);
  const stream = Buffer.concat([
    Buffer.from(
      `8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const quoted = '5 0 obj << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >> endobj';
  const text = Buffer.from(
    `9 0 obj\n<< /Length ${quoted.length} >>\nstream\n${quoted}\nendstream\nendobj\n`,
  );
  const { signatures, unsearched } = await read(
    Buffer.concat([Buffer.from('%PDF-1.7\n'), stream, text]),
  );
  expect(signatures).toEqual([]);
  expect(unsearched).toEqual(['签名域“Hidden”所指的签名在文件中没有读到']);
});

test('a hostile file fails alone, within its limits', async () => {
  await using folder = await givenFolder();
  // Every object begins a text that never ends: reading all of them would take a day.
  const path = await folder.write('a.pdf', `%PDF-1.7\n${'1 0 obj (((('.repeat(400_000)}`);
  expect(await readSignatures(path, 'PDF', { seconds: 1 })).toEqual({
    kind: 'failed',
    reason: '读取签名时超出时间或内存的限制，已停止',
  });
  const nested = await folder.write('b.pdf', `1 0 obj ${'['.repeat(1_000_000)}`);
  expect(await readSignatures(nested, 'PDF')).toEqual({
    kind: 'read',
    signatures: [],
    uncovered: [],
    unsearched: [],
  });
});
