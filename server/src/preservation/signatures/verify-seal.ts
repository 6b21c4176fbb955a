import type { TimestampVerdict } from '@lantai/contract/preservation/signature.ts';
import type { TrustContext } from '../trust/judge-trust.ts';
import { digestNamed, isWeak, schemeNamed } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { checkCertificate } from './check-certificate.ts';
import { digestOf } from './digest-of.ts';
import type { Findings } from './findings.ts';
import type { Seal, SealedSignature, SignedPart } from './seal.ts';
import { verifySignature } from './verify-signature.ts';
import { countTimestamp, verifyTimestamp } from './verify-timestamp.ts';

export type SealVerdict = {
  readonly certificate: Certificate | null;
  readonly maker: Certificate | null;
  readonly algorithm: string | null;
  readonly timestamp: TimestampVerdict | null;
  readonly weak: boolean;
};

/** GB/T 38540-2020, 7.3: the value, the digest of what is sealed, the seal, and whether it is this signer's. */
export function verifySealed(
  sealed: SealedSignature,
  signatureXml: Uint8Array,
  findings: Findings,
  trust: TrustContext,
): SealVerdict {
  const certificate = certificateIn(sealed.certificate, '签章人', findings);
  if (certificate) checkCertificate(certificate, [], findings);
  const algorithm = checkPart(sealed, certificate, findings, 'signature');
  const digest = digestOfScheme(sealed.algorithm);
  if (digest)
    findings.check(
      'digest',
      digestOf(digest, [signatureXml]).equals(sealed.digest),
      'Signature.xml 的摘要与签章中的不一致，签名描述在签章后被改动',
    );
  else findings.miss(`签名算法 ${sealed.algorithm} 不认识，摘要无法核对`);
  const maker = verifySeal(sealed.seal, sealed, findings);
  const timestamp = sealed.timestamp
    ? countTimestamp(verifyTimestamp(sealed.timestamp, [sealed.value], trust), findings)
    : null;
  return { certificate, maker, algorithm, timestamp, weak: digest !== undefined && isWeak(digest) };
}

/** GB/T 38540-2020, 6.3: signed by its maker, and with this signer on its list. Answers who made it. */
function verifySeal(
  seal: Seal,
  { certificate }: SealedSignature,
  findings: Findings,
): Certificate | null {
  const maker = certificateIn(seal.certificate, '制章人', findings);
  if (maker) checkCertificate(maker, [], findings);
  checkPart(seal, maker, findings, 'seal');
  if (!seal.signers.some((one) => isCertificate(one, certificate)))
    findings.blame('签章人的证书不在印章的签章人名单中');
  return maker;
}

const isCertificate = (listed: Uint8Array, certificate: Uint8Array) =>
  Buffer.from(listed).equals(certificate) ||
  (listed.length <= 64 &&
    ['sm3', 'sha256', 'sha1'].some((digest) => digestOf(digest, [certificate]).equals(listed)));

const faults = {
  signature: '签名值不正确，签章被改动或不是所附证书签的',
  seal: '制章人对印章的签名不正确，印章被改动或是伪造的',
} as const;

function checkPart(
  { signed, value, algorithm }: SignedPart,
  certificate: Certificate | null,
  findings: Findings,
  step: 'signature' | 'seal',
): string | null {
  if (!certificate) return null;
  try {
    const how = { signature: algorithm };
    const verified = verifySignature([signed], value, certificate, how);
    findings.check(step, verified.isRight, faults[step]);
    return verified.algorithm;
  } catch (error) {
    findings.note(error, step === 'seal' ? '印章：' : '');
    return null;
  }
}

function certificateIn(bytes: Uint8Array, whose: string, findings: Findings): Certificate | null {
  try {
    return readCertificate(bytes);
  } catch (error) {
    findings.note(error, `${whose}的证书：`);
    return null;
  }
}

/** In V1 and V4 alike the digest is the one of the signature's algorithm; SM3 with SM2. */
function digestOfScheme(algorithm: string): string | undefined {
  return schemeNamed(algorithm)?.digest ?? digestNamed(algorithm);
}
