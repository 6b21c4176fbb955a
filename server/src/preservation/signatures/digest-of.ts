import { createHash } from 'node:crypto';

/** The digest of pieces that belong together, by OpenSSL's name of it. */
export function digestOf(algorithm: string, pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash(algorithm);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}
