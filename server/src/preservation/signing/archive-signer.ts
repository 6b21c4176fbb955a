import type {
  ArchiveSignature,
  UnsignedReason,
} from '@lantai/contract/preservation/archive-signature.ts';
import { z } from 'zod';
import { Problem } from '#platform/problem.ts';
import { Digester } from '../digest.ts';
import { type Certificate, readCertificate } from '../signatures/certificate.ts';
import type { Keystore, KnownKey } from './keystore.ts';
import { hasPassphrase } from './passphrase.ts';
import type { Signer } from './signer.ts';

/** Who signs for the archive at a moment, or why nobody does. */
export type Signing =
  | { readonly signer: Signer; readonly signature: ArchiveSignature & { state: 'signed' } }
  | { readonly signer: undefined; readonly signature: ArchiveSignature & { state: 'unsigned' } };
export type ArchiveSigner = (now: Date) => Promise<Signing>;

/**
 * Signs with the newest key of the keystore that is not revoked. Opening a key takes a tenth of a second by
 * design, so it is kept open; which key it is and whether it may still sign is asked anew each time.
 */
export function archiveSigner(
  keystore: Keystore,
  isPassphraseGiven: () => boolean = () => hasPassphrase(process.env),
): ArchiveSigner {
  let opened: { readonly key: KnownKey; readonly signer: Signer } | undefined;
  return async (now) => {
    try {
      const key = (await keystore.list()).findLast(({ revokedAt }) => revokedAt === null);
      if (!key) return unsigned('no-key');
      if (!isPassphraseGiven()) return unsigned('no-passphrase');
      const isSame = opened?.key.keyId === key.keyId && opened.key.certificate === key.certificate;
      if (!isSame || !opened) opened = { key, signer: await keystore.signer(key.keyId, now) };
      const certificate = readCertificate(opened.signer.certificate);
      if (!isValidAt(certificate, now)) return unsigned('key-unusable');
      return { signer: opened.signer, signature: signedBy(opened.signer, certificate) };
    } catch (error) {
      const isOfKey =
        error instanceof Problem || error instanceof SyntaxError || error instanceof z.ZodError;
      if (!isOfKey) throw error;
      return unsigned('key-unusable');
    }
  };
}

const unsigned = (reason: UnsignedReason): Signing => ({
  signer: undefined,
  signature: { state: 'unsigned', reason },
});

function isValidAt({ validFrom, validTo }: Certificate, now: Date): boolean {
  const at = now.toISOString();
  return at >= validFrom && at <= validTo;
}

function signedBy({ keyId }: Signer, { subject, point }: Certificate) {
  return { state: 'signed' as const, signer: subject.text, keyId, keyDigest: keyDigestOf(point) };
}

/** By which a key is told apart from every other, as verify-signature.mjs prints it too. */
export const keyDigestOf = (point: Uint8Array): string =>
  new Digester(['sm3']).update(Buffer.from(point)).finish().get('sm3') ?? '';
