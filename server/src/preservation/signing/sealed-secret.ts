import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Problem } from '#platform/problem.ts';

const base64 = z.base64();

/** A private key at rest: AES-256-GCM under a key that scrypt makes of a pass phrase. */
export const sealedSecret = z.strictObject({
  scheme: z.literal('scrypt-aes-256-gcm'),
  cost: z.number().int().min(16_384).max(1_048_576),
  salt: base64,
  iv: base64,
  tag: base64,
  sealed: base64,
});
export type SealedSecret = z.output<typeof sealedSecret>;

// 128 MB and a third of a second: guessing pass phrases is slow, signing is not, since a key is opened once.
const usualCost = 2 ** 17;

/** The key's id is bound in, so that the secret of one key cannot be put beside another's certificate. */
export async function sealSecret(
  secret: bigint,
  passphrase: string,
  keyId: string,
): Promise<SealedSecret> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, usualCost), iv);
  cipher.setAAD(Buffer.from(keyId));
  const plain = Buffer.from(secret.toString(16).padStart(64, '0'), 'hex');
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const text = (bytes: Buffer) => bytes.toString('base64');
  return {
    scheme: 'scrypt-aes-256-gcm',
    cost: usualCost,
    salt: text(salt),
    iv: text(iv),
    tag: text(cipher.getAuthTag()),
    sealed: text(sealed),
  };
}

export async function openSecret(
  kept: SealedSecret,
  passphrase: string,
  keyId: string,
): Promise<bigint> {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const key = await derive(passphrase, bytes(kept.salt), kept.cost);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(kept.iv), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(keyId));
  try {
    decipher.setAuthTag(bytes(kept.tag));
    const plain = Buffer.concat([decipher.update(bytes(kept.sealed)), decipher.final()]);
    return BigInt(`0x${plain.toString('hex')}`);
  } catch (cause) {
    throw new Problem('preservation.key-locked', { keyId }, { cause });
  }
}

const scryptOf = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const derive = (passphrase: string, salt: Buffer, cost: number): Promise<Buffer> =>
  scryptOf(passphrase.normalize('NFC'), salt, 32, { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 });
