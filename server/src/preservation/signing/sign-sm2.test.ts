import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCertificate } from '../signatures/certificate.ts';
import { isSignedBySm2, sm2Digest } from '../signatures/sm2.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { makeCertificate, makeRequest, publicKeyPart } from './make-certificate.ts';
import { pem } from './pem.ts';
import { newSm2Pair, pairOf, signSm2, signWith } from './sign-sm2.ts';
import { sm2WithSm3 } from './signer.ts';

const owner = { organisation: '云溪区档案馆（虚构）', name: '电子档案签名' };
const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2051-01-01T00:00:00Z') };
const message = Buffer.from('审计块 000000001');

const directory = mkdtempSync(join(tmpdir(), 'lantai-sm2-'));
afterAll(() => rmSync(directory, { recursive: true }));
const place = (name: string) => join(directory, name);
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const opensslVersion = (() => {
  try {
    return openssl('version');
  } catch {
    return '';
  }
})();
// Before 3.0 the identity cannot be given on the command line.
const hasOpenssl = /^OpenSSL [3-9]/.test(opensslVersion);
if (!hasOpenssl)
  console.warn(`no OpenSSL 3 here (${opensslVersion || 'none'}): not held against it`);
const identity = ['-sigopt', 'distid:1234567812345678'];

test('the key, the digest and the signature are those that GB/T 32918.5-2017, A.2, publishes', () => {
  const secret = 0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8n;
  const k = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n;
  const { publicKey } = pairOf(secret);
  const digest = sm2Digest([Buffer.from('message digest')], publicKey);
  expect({
    publicKey: Buffer.from(publicKey).toString('hex'),
    digest,
    signature: signWith(digest, secret, k),
  }).toEqual({
    publicKey:
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    digest: 0xf0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640n,
    signature: {
      r: 0xf5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3n,
      s: 0xb1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aan,
    },
  });
});

test('what is signed here holds here, never twice with one k, and for nothing else', () => {
  const pair = newSm2Pair();
  const [one, other] = [signSm2([message], pair), signSm2([message], pair)];
  expect(one.equals(other)).toBe(false);
  expect(isSignedBySm2([message], one, pair.publicKey)).toBe(true);
  expect(isSignedBySm2([message], other, pair.publicKey)).toBe(true);
  expect(isSignedBySm2([Buffer.from('审计块 000000002')], one, pair.publicKey)).toBe(false);
  expect(isSignedBySm2([message], one, newSm2Pair().publicKey)).toBe(false);
});

test('a certificate of our own says so, and holds under its own key', () => {
  const certificate = readCertificate(makeCertificate(newSm2Pair(), owner, period));
  const { issuer, subject, validFrom, validTo, algorithm, signed, value } = certificate;
  expect({ same: issuer.der.toString() === subject.der.toString(), validFrom, validTo }).toEqual({
    same: true,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2051-01-01T00:00:00.000Z',
  });
  expect(Buffer.from(subject.der).includes('自签发证书，非证书机构签发')).toBe(true);
  const how = { signature: algorithm };
  expect(verifySignature([signed], value, certificate, how).isRight).toBe(true);
  const forged = Buffer.from(signed);
  forged[forged.indexOf('电子档案签名')] = 0xe6;
  expect(verifySignature([forged], value, certificate, how).isRight).toBe(false);
});

test.runIf(hasOpenssl)('OpenSSL verifies what is signed here, and refuses another message', () => {
  const pair = newSm2Pair();
  writeFileSync(place('public.pem'), pem('PUBLIC KEY', publicKeyPart(pair.publicKey)));
  writeFileSync(place('signature'), signSm2([message], pair));
  writeFileSync(place('message'), message);
  writeFileSync(place('other'), 'another message');
  const verify = (name: string) =>
    openssl(
      ...['dgst', '-sm3', '-verify', place('public.pem'), ...identity],
      ...['-signature', place('signature'), place(name)],
    );
  expect(verify('message')).toContain('Verified OK');
  expect(() => verify('other')).toThrow();
});

test.runIf(hasOpenssl)('what OpenSSL signs holds here', () => {
  openssl('genpkey', '-algorithm', 'SM2', '-out', place('theirs.pem'));
  openssl('pkey', '-in', place('theirs.pem'), '-pubout', '-outform', 'DER', '-out', place('der'));
  writeFileSync(place('message'), message);
  openssl(
    ...['dgst', '-sm3', '-sign', place('theirs.pem'), ...identity],
    ...['-out', place('theirs.sig'), place('message')],
  );
  const publicKey = readFileSync(place('der')).subarray(-65);
  expect(isSignedBySm2([message], readFileSync(place('theirs.sig')), publicKey)).toBe(true);
});

test.runIf(hasOpenssl)('OpenSSL reads and verifies our certificate and our request for one', () => {
  const pair = newSm2Pair();
  writeFileSync(place('own.pem'), pem('CERTIFICATE', makeCertificate(pair, owner, period)));
  writeFileSync(place('asked.pem'), pem('CERTIFICATE REQUEST', makeRequest(pair, owner)));
  // `openssl verify` of 3.0 cannot be told the identity for a certificate that it trusts: by hand.
  const { signed, value } = readCertificate(makeCertificate(pair, owner, period));
  writeFileSync(place('public.pem'), pem('PUBLIC KEY', publicKeyPart(pair.publicKey)));
  writeFileSync(place('signed'), signed);
  writeFileSync(place('value'), value);
  const verified = openssl(
    ...['dgst', '-sm3', '-verify', place('public.pem'), ...identity],
    ...['-signature', place('value'), place('signed')],
  );
  expect(verified).toContain('Verified OK');
  const text = openssl('x509', '-in', place('own.pem'), '-noout', '-text', '-nameopt', 'utf8');
  expect(text).toContain('Signature Algorithm: SM2-with-SM3');
  expect(text).toContain('CN=电子档案签名');
  openssl(
    'req',
    '-in',
    place('asked.pem'),
    '-verify',
    '-noout',
    '-vfyopt',
    'distid:1234567812345678',
  );
  expect(sm2WithSm3).toBe(readCertificate(makeCertificate(pair, owner, period)).algorithm);
});
