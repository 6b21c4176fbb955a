import { createHash } from 'node:crypto';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { childrenOf, expected, readWholeAsn1, tags } from './asn1.ts';
import { UnreadableSignature } from './unreadable-signature.ts';

const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};

/** The curve sm2p256v1 (GB/T 32918.5-2017). */
export const Sm2Point = weierstrass(curve);
export const sm2Order = curve.n;

/** Who signs, where nobody says otherwise (GM/T 0009-2012, clause 10). */
export const usualIdentity = '1234567812345678';

const bytesOf = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
const numberOf = (bytes: Uint8Array) => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);

/** Z: the digest of who signs, of the curve and of the public key (GB/T 32918.2-2016, 5.5). */
function identityDigest(identity: string, publicKey: Uint8Array): Buffer {
  const name = Buffer.from(identity, 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(name.length * 8);
  const { a, b, Gx, Gy } = curve;
  const parts = [length, name, ...[a, b, Gx, Gy].map(bytesOf), publicKey.subarray(1)];
  return createHash('sm3').update(Buffer.concat(parts)).digest();
}

/** What is signed: Z and the message under SM3, as a number (GB/T 32918.2-2016, 6.1, A2). */
export function sm2Digest(
  message: readonly Uint8Array[],
  publicKey: Uint8Array,
  identity = usualIdentity,
): bigint {
  const digest = startSm2Digest(publicKey, identity);
  for (const piece of message) digest.update(piece);
  return numberOf(digest.digest());
}

/** The digest with Z in it already, for a message that comes piece by piece. */
export const startSm2Digest = (publicKey: Uint8Array, identity = usualIdentity) =>
  createHash('sm3').update(identityDigest(identity, publicKey));

/**
 * Node takes a key on this curve for one of ECDSA, and has no way to name who signs. So the verification
 * is written out here, on points of a library.
 */
export function isSignedBySm2(
  message: readonly Uint8Array[],
  signature: Uint8Array,
  publicKey: Uint8Array,
  identity = usualIdentity,
): boolean {
  return isDigestSignedBySm2(() => sm2Digest(message, publicKey, identity), signature, publicKey);
}

/** The same for a digest that was taken already; it is asked for only where it is needed. */
export function isDigestSignedBySm2(
  digest: () => bigint,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  if (publicKey.length !== 65 || publicKey[0] !== 4)
    throw new UnreadableSignature('SM2 公钥不是未压缩的点');
  const { r, s } = readPair(signature);
  const n = sm2Order;
  // GB/T 32918.2-2016, 7.1, B1 to B7.
  if (r < 1n || r >= n || s < 1n || s >= n) return false;
  const t = (r + s) % n;
  if (t === 0n) return false;
  const key = pointOf(publicKey);
  const point = Sm2Point.BASE.multiplyUnsafe(s).add(key.multiplyUnsafe(t));
  if (point.is0()) return false;
  return (digest() + point.toAffine().x) % n === r;
}

function pointOf(publicKey: Uint8Array) {
  try {
    return Sm2Point.fromBytes(publicKey);
  } catch {
    throw new UnreadableSignature('SM2 公钥不在曲线上');
  }
}

/** GM/T 0009-2012 has a sequence of two integers; some makers write 64 bare bytes. */
function readPair(signature: Uint8Array): { r: bigint; s: bigint } {
  if (signature.length === 64)
    return { r: numberOf(signature.subarray(0, 32)), s: numberOf(signature.subarray(32)) };
  const [r, s] = childrenOf(expected(readWholeAsn1(signature), tags.sequence));
  const whole = (element: typeof r) => numberOf(expected(element, tags.integer).content);
  return { r: whole(r), s: whole(s) };
}
