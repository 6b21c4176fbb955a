import { randomBytes } from 'node:crypto';
import { Sm2Point, sm2Digest, sm2Order } from '../signatures/sm2.ts';
import { integer, sequence } from './write-asn1.ts';

const n = sm2Order;
const { Fn } = Sm2Point;

/** A number from 1 to `most`, each as likely as the other: what is too large is thrown away, never reduced. */
function randomScalar(most: bigint): bigint {
  for (;;) {
    const drawn = BigInt(`0x${randomBytes(32).toString('hex')}`);
    if (drawn >= 1n && drawn <= most) return drawn;
  }
}

export type Sm2Pair = { readonly secret: bigint; readonly publicKey: Uint8Array };

/** A private key is at most n-2 (GB/T 32918.1-2016, 6.1): with n-1 nothing could be signed. */
export const newSm2Pair = (): Sm2Pair => pairOf(randomScalar(n - 2n));

export function pairOf(secret: bigint): Sm2Pair {
  return { secret, publicKey: Sm2Point.BASE.multiply(secret).toBytes(false) };
}

/** GB/T 32918.2-2016, 6.1, A3 to A7; nothing where another k has to be drawn. */
export function signWith(
  digest: bigint,
  secret: bigint,
  k: bigint,
): { r: bigint; s: bigint } | undefined {
  const r = Fn.create(digest + Sm2Point.BASE.multiply(k).toAffine().x);
  if (r === 0n || r + k === n) return undefined;
  const s = Fn.mul(Fn.inv(Fn.create(1n + secret)), Fn.create(k - r * secret));
  return s === 0n ? undefined : { r, s };
}

export const signSm2 = (message: readonly Uint8Array[], pair: Sm2Pair, identity?: string): Buffer =>
  signSm2Digest(sm2Digest(message, pair.publicKey, identity), pair);

export function signSm2Digest(digest: bigint, { secret }: Sm2Pair): Buffer {
  for (;;) {
    const pair = signWith(digest, secret, randomScalar(n - 1n));
    if (pair) return sequence(integer(pair.r), integer(pair.s));
  }
}
