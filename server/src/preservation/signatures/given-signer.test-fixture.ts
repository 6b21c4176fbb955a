import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  bits,
  explicit,
  generalizedTime,
  integer,
  octets,
  oid,
  sequence,
  set,
  utf8,
} from './der.test-fixture.ts';
import { Sm2Point, sm2Digest, sm2Order } from './sm2.ts';

/** For tests: a key that is made in the run and never kept, with a certificate that it signed itself. */
export type TestSigner = {
  readonly certificate: Buffer;
  readonly issuer: Buffer;
  readonly serial: Buffer;
  readonly digest: 'sha256' | 'sm3';
  readonly digestOid: string;
  readonly signatureOid: string;
  readonly sign: (message: Uint8Array) => Buffer;
};

export type SignerKind = 'RSA' | 'SM2';

const kinds = {
  RSA: {
    digest: 'sha256',
    digestOid: '2.16.840.1.101.3.4.2.1',
    signatureOid: '1.2.840.113549.1.1.11',
  },
  SM2: { digest: 'sm3', digestOid: '1.2.156.10197.1.401', signatureOid: '1.2.156.10197.1.501' },
} as const;

export function givenSigner(
  kind: SignerKind,
  name: string,
  period = { from: '2025-01-01T00:00:00Z', to: '2035-01-01T00:00:00Z' },
): TestSigner {
  const { publicKey, sign } = keyOf(kind);
  const issuer = sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
  const serial = integer(BigInt(`0x${randomBytes(8).toString('hex')}`));
  const algorithm = sequence(oid(kinds[kind].signatureOid));
  const tbs = sequence(
    explicit(0, integer(2)),
    serial,
    algorithm,
    issuer,
    sequence(generalizedTime(period.from), generalizedTime(period.to)),
    issuer,
    publicKey,
    explicit(3, sequence(sequence(oid('2.5.29.14'), octets(octets(Buffer.from('01', 'hex')))))),
  );
  const certificate = sequence(tbs, algorithm, bits(sign(tbs)));
  return { certificate, issuer, serial, ...kinds[kind], sign };
}

/** A key of the run, with how it signs. */
export const keyOf = (kind: SignerKind) => ({
  ...(kind === 'RSA' ? rsaKey() : sm2Key()),
  ...kinds[kind],
});

function rsaKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }),
    sign: (message: Uint8Array) => createSign('sha256').update(message).sign(privateKey),
  };
}

/** The key pair is OpenSSL's; the signature is by GB/T 32918.2-2016, 6.1, with the usual identity. */
function sm2Key() {
  const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' });
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' });
  const secret = secretOf(pair.privateKey);
  const sign = (message: Uint8Array) => signSm2(message, secret, publicKey.subarray(-65));
  return { publicKey, sign };
}

function secretOf(key: KeyObject): bigint {
  const text = key.export({ format: 'der', type: 'sec1' }).toString('hex');
  // ECPrivateKey (RFC 5915): version 1, then 32 octets.
  const [, hex] = /^30[\da-f]{2,4}0201010420([\da-f]{64})/.exec(text) ?? [];
  if (!hex) throw new Error('OpenSSL writes its keys in another form now');
  return BigInt(`0x${hex}`);
}

function signSm2(message: Uint8Array, secret: bigint, publicKey: Uint8Array): Buffer {
  const n = sm2Order;
  const k = (BigInt(`0x${randomBytes(40).toString('hex')}`) % (n - 1n)) + 1n;
  const r = (sm2Digest([message], publicKey) + Sm2Point.BASE.multiply(k).toAffine().x) % n;
  const s = (inverse(1n + secret, n) * ((((k - r * secret) % n) + n) % n)) % n;
  return sequence(integer(r), integer(s));
}

/** By Fermat: n is prime. */
function inverse(value: bigint, n: bigint): bigint {
  let result = 1n;
  let base = value % n;
  for (let exponent = n - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % n;
    base = (base * base) % n;
  }
  return result;
}
