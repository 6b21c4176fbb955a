import { readCertificate } from '../signatures/certificate.ts';
import { startSm2Digest } from '../signatures/sm2.ts';
import type { Signer } from './signer.ts';

/** Signs what comes piece by piece, however long it is, with the usual identity (GM/T 0009-2012, 10). */
export async function signMessage(
  signer: Signer,
  message: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const digest = startSm2Digest(readCertificate(signer.certificate).point);
  for await (const piece of message) digest.update(piece);
  return signer.signDigest(digest.digest());
}
