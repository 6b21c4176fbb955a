import type {
  SignatureVerdict,
  TimestampVerdict,
} from '@lantai/contract/preservation/signature.ts';
import { dayOf } from '#platform/clock.ts';
import { judgeTrust, type TrustContext, withoutTrust } from '../trust/judge-trust.ts';
import type { Certificate } from './certificate.ts';

/** Who signed, when, how, and with what seal, as the signature itself says. */
export type SignedBy = {
  readonly certificate: Certificate | null;
  /** Those that stand beside the signature, of which a chain may be made. */
  readonly others: readonly Certificate[];
  readonly algorithm: string | null;
  readonly signedAt: string | null;
  readonly timestamp: TimestampVerdict | null;
  readonly weak: boolean;
  readonly seal: {
    readonly name: string;
    readonly version: 'V1' | 'V4';
    readonly validFrom: string;
    readonly validTo: string;
    readonly maker: Certificate | null;
  } | null;
};

export const nobody: SignedBy = {
  certificate: null,
  others: [],
  algorithm: null,
  signedAt: null,
  timestamp: null,
  weak: false,
  seal: null,
};

type SignerFields = Pick<
  SignatureVerdict,
  | 'signer'
  | 'issuer'
  | 'signedAt'
  | 'algorithm'
  | 'remarks'
  | 'validWhenSigned'
  | 'seal'
  | 'timestamp'
  | 'trust'
  | 'sealMakerTrust'
>;

/** As a verdict has it, with what has to be known beside the signature: who is behind the certificate is said by `trust`. */
export function signerOf(by: SignedBy, context: TrustContext): SignerFields {
  const { certificate, others, algorithm, signedAt, timestamp, seal } = by;
  const then = { moment: momentOf(by), isProven: isProven(timestamp) };
  const trust = certificate && judgeTrust(certificate, others, context, then);
  // When a seal was made is known to its maker alone; it is judged by the time it was used.
  const sealMakerTrust = seal?.maker ? judgeTrust(seal.maker, others, context, then) : null;
  const wasRevoked = trust?.outcome === 'revoked';
  return {
    signer: certificate?.subject.text ?? null,
    issuer: certificate?.issuer.text ?? null,
    signedAt,
    algorithm,
    timestamp,
    seal: seal && `${seal.name}（${sealVersions[seal.version]}）`,
    validWhenSigned:
      momentOf(by) && certificate ? expiredThen(by).length === 0 && !wasRevoked : null,
    remarks: remarksOn(by),
    trust,
    sealMakerTrust,
  };
}

export const unknownSigner: SignerFields = signerOf(nobody, withoutTrust);

const sealVersions = { V1: 'GM/T 0031 V1', V4: 'GB/T 38540 V4' } as const;

/** The time to judge certificates by: what a timestamp proves, else what the signer says. */
function momentOf({ timestamp, signedAt }: SignedBy): string | null {
  return timestamp?.outcome === 'holds' ? timestamp.at : signedAt;
}

/** Anybody can make a timestamp; one of somebody who is trusted proves the time. */
function isProven(timestamp: TimestampVerdict | null): boolean {
  return timestamp?.outcome === 'holds' && timestamp.trust?.outcome === 'trusted';
}

function remarksOn(by: SignedBy): string[] {
  const { certificate, weak } = by;
  return [
    ...expiredThen(by),
    ...(certificate && !momentOf(by) ? ['签名没有写明时间，无法判断当时证书是否有效'] : []),
    ...(weak ? ['摘要算法已不安全（MD5、SHA-1）'] : []),
  ];
}

/** Periods that the time claimed is outside of. */
function expiredThen(by: SignedBy): string[] {
  const { certificate, seal } = by;
  const moment = momentOf(by);
  if (!moment) return [];
  const periods = [
    { whose: '证书', period: certificate },
    { whose: '印章', period: seal },
  ];
  return periods.flatMap(({ whose, period }) =>
    period && (moment < period.validFrom || moment > period.validTo)
      ? [
          `签署时${whose}不在有效期内（${dayOf(new Date(period.validFrom))} 至 ${dayOf(new Date(period.validTo))}）`,
        ]
      : [],
  );
}
