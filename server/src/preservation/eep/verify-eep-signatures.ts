import { createReadStream } from 'node:fs';
import type { TrustVerdict } from '@lantai/contract/preservation/trust.ts';
import type { Certificate } from '../signatures/certificate.ts';
import { readCertificate } from '../signatures/certificate.ts';
import { isDigestSignedBySm2, startSm2Digest } from '../signatures/sm2.ts';
import { DamagedSignature, UnreadableSignature } from '../signatures/unreadable-signature.ts';
import { sm2WithSm3 } from '../signing/signer.ts';
import { judgeTrust, type TrustContext, withoutTrust } from '../trust/judge-trust.ts';
import { PackageRefused } from './package-refused.ts';
import { type ObjectRange, scanPackage } from './scan-package.ts';
import {
  lockRule,
  piecesOf,
  readSignatureBlocks,
  signatureRule,
  type WrittenSignature,
} from './signature-block.ts';

/** What one signature of a package was found to be. */
export type EepSignatureVerdict = {
  /** 0 is the original; each modification around it is one more. */
  readonly layer: number;
  readonly id: string;
  readonly kind: 'signature' | 'lock';
  readonly outcome: 'holds' | 'broken' | 'not-verified';
  /** Why it does not hold, or why nobody could look. */
  readonly reason: string | null;
  readonly signer: string | null;
  readonly issuer: string | null;
  readonly signedAt: string | null;
  readonly algorithm: string;
  /** Whether the certificate was in its time and not revoked at the time that the signature claims; null where it claims none. */
  readonly validWhenSigned: boolean | null;
  /** Whether anybody vouches for the name; null where the certificate could not be read. */
  readonly trust: TrustVerdict | null;
};

/** The findings of DA/T 70-2018, item 1-1 and those that rest on it, for one package. */
export type EepSignatureFindings = {
  readonly signatures: readonly EepSignatureVerdict[];
  /** Layers without any signature of their own; an inner one is covered by the signature around it. */
  readonly unsignedLayers: readonly number[];
  /** Why nothing could be looked at: the package itself is no package. */
  readonly refused: string | null;
};

/** Verifies every signature of every layer of a package of DA/T 48. */
export async function verifyEepSignatures(
  path: string,
  trust: TrustContext = withoutTrust,
): Promise<EepSignatureFindings> {
  try {
    const { objects } = await scanPackage(createReadStream(path), () => ({
      take: async () => {},
      end: async () => {},
    }));
    return { ...(await verifySignaturesOf(path, objects, trust)), refused: null };
  } catch (error) {
    if (!(error instanceof PackageRefused)) throw error;
    return { signatures: [], unsignedLayers: [], refused: error.finding.message };
  }
}

/** The same where the package has been scanned already; the outermost object comes first. */
export async function verifySignaturesOf(
  path: string,
  objects: readonly ObjectRange[],
  trust: TrustContext = withoutTrust,
): Promise<Omit<EepSignatureFindings, 'refused'>> {
  const signatures: EepSignatureVerdict[] = [];
  const unsignedLayers: number[] = [];
  for (const [index, object] of objects.entries()) {
    const layer = objects.length - 1 - index;
    const { signatures: written, block } = await readSignatureBlocks(path, object);
    if (written.length === 0) unsignedLayers.push(layer);
    for (const one of written) {
      const covered = one.kind === 'lock' ? block : object;
      if (covered) signatures.push({ layer, ...(await verifyOne(path, covered, one, trust)) });
    }
  }
  return { signatures, unsignedLayers };
}

async function verifyOne(
  path: string,
  covered: ObjectRange,
  written: WrittenSignature,
  context: TrustContext,
): Promise<Omit<EepSignatureVerdict, 'layer'>> {
  const { kind, id, signedAt, algorithm } = written;
  const said = { kind, id, signedAt, algorithm };
  const unknown = { signer: null, issuer: null, validWhenSigned: null, trust: null };
  try {
    const [certificate, ...others] = written.certificates.map((one) => readCertificate(one));
    if (!certificate) throw new UnreadableSignature('没有证书，无从验证');
    const moment = momentOf(signedAt);
    const trust = judgeTrust(certificate, others, context, { moment, isProven: false });
    const isInTime = moment && moment >= certificate.validFrom && moment <= certificate.validTo;
    const known = {
      signer: certificate.subject.text,
      issuer: certificate.issuer.text,
      validWhenSigned: moment === null ? null : isInTime === true && trust.outcome !== 'revoked',
      trust,
    };
    return { ...said, ...known, ...(await judge(path, covered, written, certificate)) };
  } catch (error) {
    if (error instanceof DamagedSignature)
      return { ...said, ...unknown, outcome: 'broken', reason: error.message };
    if (error instanceof UnreadableSignature)
      return { ...said, ...unknown, outcome: 'not-verified', reason: error.message };
    throw error;
  }
}

type Judged = Pick<EepSignatureVerdict, 'outcome' | 'reason'>;

async function judge(
  path: string,
  covered: ObjectRange,
  { algorithm, rule, value, kind }: WrittenSignature,
  certificate: Certificate,
): Promise<Judged> {
  if (algorithm !== sm2WithSm3)
    return { outcome: 'not-verified', reason: `签名算法 ${algorithm} 不是 SM2，未验证` };
  const digest = startSm2Digest(certificate.point);
  for await (const piece of piecesOf(path, covered)) digest.update(piece);
  const number = BigInt(`0x${digest.digest('hex')}`);
  if (isDigestSignedBySm2(() => number, value, certificate.point))
    return { outcome: 'holds', reason: null };
  // Another maker may have brought the bytes into another form first; that it differs shows nothing then.
  if (rule !== (kind === 'lock' ? lockRule : signatureRule))
    return { outcome: 'not-verified', reason: '签名规则不是本系统的，按原样字节验证不成立' };
  const what = kind === 'lock' ? '电子签名块' : '被签名对象';
  return { outcome: 'broken', reason: `签名不成立：${what}、签名结果或证书在签名后被改动` };
}

function momentOf(signedAt: string | null): string | null {
  const moment = Date.parse(signedAt ?? '');
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
