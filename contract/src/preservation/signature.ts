import { z } from 'zod';
import { trustText, trustVerdict } from './trust.ts';

/**
 * What came of verifying a signature. `broken`: something differs, and `faults` says what; `not-verified`:
 * nothing was seen to differ, but not all of it could be looked at, and `obstacles` says why.
 */
export const signatureOutcomes = ['holds', 'broken', 'not-verified'] as const;
export const signatureOutcome = z.enum(signatureOutcomes);
export type SignatureOutcome = z.output<typeof signatureOutcome>;

export const signatureOutcomeNames: Record<SignatureOutcome, string> = {
  holds: '成立',
  broken: '不成立',
  'not-verified': '不能验证',
};

export const signatureKinds = ['signature', 'seal', 'timestamp'] as const;
export type SignatureKind = (typeof signatureKinds)[number];

export const signatureKindNames: Record<SignatureKind, string> = {
  signature: '电子签名',
  seal: '电子印章',
  timestamp: '时间戳',
};

export const timestampVerdict = z.object({
  outcome: signatureOutcome,
  at: z.string().nullable(),
  authority: z.string().nullable(),
  /** Of the authority's certificate; null where it could not be read. */
  trust: trustVerdict.nullable(),
  faults: z.array(z.string()).readonly(),
  obstacles: z.array(z.string()).readonly(),
});
export type TimestampVerdict = Readonly<z.output<typeof timestampVerdict>>;

export const signatureVerdict = z.object({
  /** As the document names it: the field of a PDF, the identifier in an OFD. */
  name: z.string(),
  kind: z.enum(signatureKinds),
  outcome: signatureOutcome,
  faults: z.array(z.string()).readonly(),
  obstacles: z.array(z.string()).readonly(),
  signer: z.string().nullable(),
  issuer: z.string().nullable(),
  signedAt: z.string().nullable(),
  algorithm: z.string().nullable(),
  /** What it protects. */
  coverage: z.string(),
  /** About certificate, seal and algorithm: none of it is what `outcome` speaks of. */
  remarks: z.array(z.string()).readonly(),
  /**
   * By the periods of certificate and seal at the time that is claimed, and by what the revocation lists say of it;
   * null where no time or no certificate is known.
   */
  validWhenSigned: z.boolean().nullable(),
  seal: z.string().nullable(),
  timestamp: timestampVerdict.nullable(),
  /** Whether anybody trusted vouches for the signer: not what `outcome` speaks of. Null where there is no certificate. */
  trust: trustVerdict.nullable(),
  /** The same of who made the seal. */
  sealMakerTrust: trustVerdict.nullable(),
});
export type SignatureVerdict = Readonly<z.output<typeof signatureVerdict>>;

/** What is to be known of whom to trust in a signature, one sentence for each party. */
export function trustRemarks({ trust, sealMakerTrust, timestamp }: SignatureVerdict): string[] {
  const signer = trust ? [trustText(trust)] : [];
  const others = [
    ['制章人', sealMakerTrust],
    ['时间戳机构', timestamp?.trust],
  ] as const;
  return [
    ...signer,
    ...others.flatMap(([whose, of]) =>
      of && (of.outcome !== 'not-checked' || signer.length === 0)
        ? [`${whose}${trustText(of)}`]
        : [],
    ),
  ];
}

/** Whether everybody who stands behind a signature is trusted: signer, maker of the seal, timestamp authority. */
export function areAllTrusted(verdict: SignatureVerdict): boolean {
  const { kind, trust, sealMakerTrust, timestamp, seal } = verdict;
  const signer = kind === 'timestamp' ? [] : [trust];
  const needed = [
    ...signer,
    ...(seal ? [sealMakerTrust] : []),
    ...(timestamp ? [timestamp.trust] : []),
  ];
  return needed.every((one) => one?.outcome === 'trusted');
}

/** All that a document carries of signatures. */
export const signatureReading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    signatures: z.array(signatureVerdict).readonly(),
    /** What no signature protects; empty where there is no signature. */
    uncovered: z.array(z.string()).readonly(),
    /** Where a signature may be that nobody could look for. */
    unsearched: z.array(z.string()).readonly(),
  }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);
export type SignatureReading = Readonly<z.output<typeof signatureReading>>;

export const signedFile = z.object({
  componentId: z.uuid(),
  fileName: z.string(),
  reading: signatureReading,
});
export type SignedFile = z.output<typeof signedFile>;
