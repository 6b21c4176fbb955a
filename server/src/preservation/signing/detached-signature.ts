import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Certificate, readCertificate } from '../signatures/certificate.ts';
import { DamagedSignature, UnreadableSignature } from '../signatures/unreadable-signature.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { isSystemError } from '../store-fault.ts';
import { signMessage } from './sign-message.ts';
import { type Signer, sm2WithSm3, usualSignature } from './signer.ts';

const base64 = z.base64();

export const signatureFormat = 'lantai-signature/1';

/**
 * A signature that lies beside what it signs (`….sig`): over all of its bytes and nothing else, so that
 * `openssl dgst -sm3 -verify` can ask as well. When it was made is in what is signed, or nowhere.
 */
const detached = z.strictObject({
  format: z.literal(signatureFormat),
  algorithm: z.literal(usualSignature.algorithm),
  identity: z.literal(usualSignature.identity),
  keyId: z.string(),
  certificate: base64,
  value: base64,
});

export const signatureName = (name: string): string => `${name}.sig`;

export async function signDetached(content: Uint8Array, signer: Signer): Promise<string> {
  const signature: z.output<typeof detached> = {
    format: signatureFormat,
    ...usualSignature,
    keyId: signer.keyId,
    certificate: Buffer.from(signer.certificate).toString('base64'),
    value: Buffer.from(await signMessage(signer, [content])).toString('base64'),
  };
  return `${JSON.stringify(signature)}\n`;
}

/** What a detached signature was found to be; `holds` does not say who is behind the certificate. */
export type DetachedVerdict = {
  readonly outcome: 'holds' | 'broken' | 'not-verified';
  readonly signer: string | null;
  /** SubjectPublicKeyInfo in hexadecimal digits: whose key it was, whatever name stands beside it. */
  readonly publicKey: string | null;
  /** Undefined where it could not be read. */
  readonly certificate?: Certificate;
};

export function verifyDetached(content: Uint8Array, text: string): DetachedVerdict {
  const nobody = { signer: null, publicKey: null };
  try {
    const { certificate, value } = detached.parse(JSON.parse(text));
    const known = readCertificate(Buffer.from(certificate, 'base64'));
    const how = { signature: sm2WithSm3 };
    const { isRight } = verifySignature([content], Buffer.from(value, 'base64'), known, how);
    const publicKey = Buffer.from(known.publicKey).toString('hex');
    return {
      outcome: isRight ? 'holds' : 'broken',
      signer: known.subject.text,
      publicKey,
      certificate: known,
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      return { outcome: 'broken', ...nobody };
    if (error instanceof DamagedSignature) return { outcome: 'broken', ...nobody };
    if (error instanceof UnreadableSignature) return { outcome: 'not-verified', ...nobody };
    throw error;
  }
}

export async function readSignatureOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(signatureName(path), 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
