// Verifies a detached signature of 兰台 (Lantai), NAME.sig beside NAME; needs nothing but Node.js 20 or later.
// SM2 with SM3 over all bytes of NAME, the identity being 1234567812345678 (GM/T 0009-2012). It shows who
// holds the key, not who they are: compare the certificate, or the key's digest, with what the archive
// handed over by another way.
import { createHash } from 'node:crypto';

export function sm3(...parts) {
  const hash = createHash('sm3');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function parse(text) {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

// SM2 (GB/T 32918.2-2016, 7.1) on sm2p256v1 (GB/T 32918.5-2017): Node takes the curve for ECDSA.
const big = (hex) => BigInt(`0x${hex}`);
const P = big('fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff');
const B = big('28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93');
const N = big('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
const G = {
  x: big('32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7'),
  y: big('bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0'),
};
const mod = (value, n = P) => ((value % n) + n) % n;

function inverse(value) {
  let [a, b, x, y] = [mod(value), P, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return mod(x);
}

function add(one, other) {
  if (!one || !other) return one ?? other;
  if (one.x === other.x && mod(one.y + other.y) === 0n) return undefined;
  const slope =
    one.x === other.x
      ? mod(3n * (one.x * one.x - 1n) * inverse(2n * one.y))
      : mod((other.y - one.y) * inverse(other.x - one.x));
  const x = mod(slope * slope - one.x - other.x);
  return { x, y: mod(slope * (one.x - x) - one.y) };
}

function times(scalar, point) {
  let sum;
  for (const bit of scalar.toString(2)) {
    sum = add(sum, sum);
    if (bit === '1') sum = add(sum, point);
  }
  return sum;
}

/** A sequence of two integers, each shorter than 128 bytes, and nothing behind them. */
function readPair(der) {
  const at = 4 + (der[3] ?? 0);
  const end = at + 2 + (der[at + 1] ?? 0);
  const isWhole = der[0] === 0x30 && der[1] === der.length - 2 && end === der.length;
  if (!isWhole || der[2] !== 2 || der[at] !== 2) return undefined;
  const number = (from, to) => big(`0${der.toString('hex', from, to)}`);
  return { r: number(4, at), s: number(at + 2, end) };
}

const keyPart = Buffer.from('06082a811ccf5501822d03420004', 'hex');

/** Whether a signature file holds over these bytes, and the SM3 of the key that made it. */
export function verifySignature(content, text) {
  const signature = parse(text);
  if (signature?.format !== 'lantai-signature/1') return { isRight: false };
  return verifyValue(content, signature);
}

/** The same of a signature that stands elsewhere: certificate and value in base64. */
export function verifyValue(content, signature) {
  const certificate = Buffer.from(String(signature.certificate), 'base64');
  const at = certificate.indexOf(keyPart) + keyPart.length;
  const key = certificate.subarray(at, at + 64);
  const pair = readPair(Buffer.from(String(signature.value), 'base64'));
  if (at < keyPart.length || key.length < 64 || !pair) return { isRight: false };
  const point = { x: big(key.toString('hex', 0, 32)), y: big(key.toString('hex', 32)) };
  const { r, s } = pair;
  const isOnCurve = mod(point.y ** 2n - point.x ** 3n + 3n * point.x - B) === 0n;
  const t = mod(r + s, N);
  if (!isOnCurve || r < 1n || r >= N || s < 1n || s >= N || t === 0n) return { isRight: false };
  const bytes = (number) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
  // 16 bytes are 128 bits.
  const who = Buffer.from('\u0000\u00801234567812345678', 'latin1');
  const z = sm3(who, bytes(P - 3n), bytes(B), bytes(G.x), bytes(G.y), key);
  const digest = big(sm3(z, content).toString('hex'));
  const sum = add(times(s, G), times(t, point));
  const isRight = sum !== undefined && mod(digest + sum.x, N) === r;
  return { isRight, key: sm3(Buffer.of(4), key).toString('hex') };
}
