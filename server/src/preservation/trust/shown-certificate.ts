import { createHash, createPublicKey } from 'node:crypto';
import type { ShownCertificate, TrustRole } from '@lantai/contract/preservation/trust.ts';
import { childrenOf, readAsn1 } from '../signatures/asn1.ts';
import { oidOf, textOf } from '../signatures/asn1-values.ts';
import type { Certificate, Name } from '../signatures/certificate.ts';
import { basicConstraintsOf } from '../signatures/certificate-extensions.ts';
import { isSelfIssued } from './find-paths.ts';

/** What somebody has to see of a certificate before they trust it. */
export function shownCertificate(certificate: Certificate): ShownCertificate {
  const { der, serial, issuer, subject, validFrom, validTo } = certificate;
  const isCa = basicConstraintsOf(certificate.extensions)?.isCa ?? false;
  return {
    certificate: Buffer.from(der).toString('base64'),
    subject: distinguishedName(subject),
    issuer: distinguishedName(issuer),
    serial,
    validFrom,
    validTo,
    keyAlgorithm: keyName(certificate),
    sm3: digest('sm3', der),
    sha256: digest('sha256', der),
    isCa,
    isSelfIssued: isSelfIssued(certificate),
    roles: rolesOf(certificate, isCa),
  };
}

export const digest = (algorithm: string, bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex');

/** An authority below another is trusted by what stands above it, unless somebody decides otherwise. */
function rolesOf(certificate: Certificate, isCa: boolean): TrustRole[] {
  const isOwn = isSelfIssued(certificate);
  if (isCa) return isOwn ? ['anchor', 'pinned'] : ['intermediate', 'anchor', 'pinned'];
  // Version 1 could not say that it is an authority's.
  return isOwn && certificate.version === 1 ? ['pinned', 'anchor'] : ['pinned'];
}

const attributes: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'E',
};

/** The whole name, the most general part first, as it is encoded: C=CN，O=示例区，CN=示例机关. */
export function distinguishedName({ der }: Name): string {
  const parts = childrenOf(readAsn1(der)).flatMap((set) => childrenOf(set));
  return parts
    .map((part) => {
      const [type, value] = childrenOf(part);
      const oid = oidOf(type);
      return `${attributes[oid] ?? oid}=${textOf(value)}`;
    })
    .join('，');
}

const curves: Readonly<Record<string, string>> = {
  '1.2.156.10197.1.301': 'SM2',
  '1.2.840.10045.3.1.7': 'ECDSA P-256',
  '1.3.132.0.34': 'ECDSA P-384',
  '1.3.132.0.35': 'ECDSA P-521',
};

function keyName({ curve, keyAlgorithm, publicKey }: Certificate): string {
  const named = curves[curve ?? keyAlgorithm];
  if (named) return named;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    const length = key.asymmetricKeyDetails?.modulusLength;
    return length ? `RSA ${length}` : (key.asymmetricKeyType ?? keyAlgorithm);
  } catch {
    // What the library does not know is named by its identifier.
    return keyAlgorithm;
  }
}
