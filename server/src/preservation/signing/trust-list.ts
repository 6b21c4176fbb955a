import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Certificate, readCertificate } from '../signatures/certificate.ts';
import { UnreadableSignature } from '../signatures/unreadable-signature.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { isSystemError } from '../store-fault.ts';
import { certificateBytes } from './pem.ts';

/**
 * Who vouches for the name in a certificate: an authority that the administrator trusts, only itself, or
 * an authority that is not in the list. Revocation (CRL, OCSP) is not asked: the archive has no way out.
 */
export type Trust = 'trusted' | 'self-issued' | 'not-in-trust-list';

export const trustNames: Readonly<Record<Trust, string>> = {
  trusted: '证书链终于受信任的证书（未查询吊销状态）',
  'self-issued': '自签发证书，没有证书机构证明其身份',
  'not-in-trust-list': '证书机构不在受信任的证书之列',
};

/** The certificates that the administrator has put into a folder, PEM or DER. */
export async function readTrustList(directory: string): Promise<Certificate[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  });
  const kept = names.filter((name) => /\.(?:pem|cer|crt|der)$/i.test(name)).toSorted();
  return Promise.all(
    kept.map(async (name) =>
      readCertificate(certificateBytes(await readFile(join(directory, name)))),
    ),
  );
}

// A chain of an agency's certificate has three or four links.
const mostLinks = 8;

export function trustOf(
  certificate: Certificate,
  others: readonly Certificate[],
  trusted: readonly Certificate[],
): Trust {
  let link = certificate;
  for (let step = 0; step < mostLinks; step += 1) {
    const current = link;
    if (trusted.some(({ der }) => same(der, current.der))) return 'trusted';
    if (trusted.some((issuer) => hasIssued(issuer, current))) return 'trusted';
    const next = others.find((issuer) => hasIssued(issuer, current));
    if (!next || same(next.der, current.der)) break;
    link = next;
  }
  const isOwn = same(certificate.issuer.der, certificate.subject.der);
  return isOwn ? 'self-issued' : 'not-in-trust-list';
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(other);

function hasIssued(issuer: Certificate, { issuer: name, ...certificate }: Certificate): boolean {
  if (!same(issuer.subject.der, name.der)) return false;
  const { signed, value, algorithm, parameters } = certificate;
  try {
    return verifySignature([signed], value, issuer, { signature: algorithm, parameters }).isRight;
  } catch (error) {
    if (error instanceof UnreadableSignature) return false;
    throw error;
  }
}
