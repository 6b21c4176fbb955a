import { z } from 'zod';
import { instant } from '../values.ts';

/**
 * Whether anybody whom the archive trusts vouches for the name in a certificate, at the time of the signature.
 * Only `trusted` says so; `not-checked` says that there was nothing to hold it against.
 */
export const trustOutcomes = [
  'trusted',
  'not-listed',
  'revoked',
  'incomplete',
  'expired',
  'unfit',
  'not-checked',
] as const;
export const trustOutcome = z.enum(trustOutcomes);
export type TrustOutcome = z.output<typeof trustOutcome>;

export const trustOutcomeNames: Record<TrustOutcome, string> = {
  trusted: '可信',
  'not-listed': '未列入信任列表',
  revoked: '已吊销',
  incomplete: '链不完整',
  expired: '证书过期',
  unfit: '链不成立',
  'not-checked': '证书链未核验',
};

export const trustVerdict = z.object({
  outcome: trustOutcome,
  /** Why, what was looked at, and what could not be. */
  told: z.array(z.string()).readonly(),
  /** The subjects, from the signer on; to whom the list trusts, where it reaches there. */
  path: z.array(z.string()).readonly(),
  /** By which list; null where there was none. */
  list: z.string().nullable(),
  /** By which moment periods and revocations were judged. */
  judgedAt: z.string().nullable(),
  /** When a certificate of the path was revoked, before or after that moment. */
  revokedAt: z.string().nullable(),
});
export type TrustVerdict = Readonly<z.output<typeof trustVerdict>>;

/** In one line: 可信（证书链 甲 → 乙；按信任列表第 3 版）. */
export function trustText({ outcome, told }: TrustVerdict): string {
  const name = trustOutcomeNames[outcome];
  return told.length === 0 ? name : `${name}（${told.join('；')}）`;
}

/** What a certificate is trusted for. */
export const trustRoles = ['anchor', 'intermediate', 'pinned'] as const;
export const trustRole = z.enum(trustRoles);
export type TrustRole = z.output<typeof trustRole>;

export const trustRoleNames: Record<TrustRole, string> = {
  anchor: '信任的证书机构',
  intermediate: '中间证书机构',
  pinned: '直接信任的签署人',
};

/** What each of them means for whoever adds a certificate. */
export const trustRoleNotes: Record<TrustRole, string> = {
  anchor: '由它签发的证书链到此为止，视为可信',
  intermediate: '只用于补全证书链，链仍须到达信任的证书机构',
  pinned: '只信任这一张证书，它签发的证书不受信任',
};

/** A certificate as it is shown before anybody trusts it. */
export const shownCertificate = z.object({
  /** DER in Base64. */
  certificate: z.string(),
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  keyAlgorithm: z.string(),
  sm3: z.string(),
  sha256: z.string(),
  isCa: z.boolean(),
  isSelfIssued: z.boolean(),
  /** What it could be listed as, the likeliest first. */
  roles: z.array(trustRole),
});
export type ShownCertificate = z.output<typeof shownCertificate>;

export const trustedCertificate = shownCertificate.omit({ roles: true }).extend({
  id: z.uuid(),
  role: trustRole,
  source: z.string(),
  reason: z.string(),
  addedVersion: z.number(),
  addedByName: z.string(),
  addedAt: instant,
  takenOffVersion: z.number().nullable(),
  takenOffByName: z.string().nullable(),
  takenOffAt: instant.nullable(),
  takenOffBecause: z.string().nullable(),
});
export type TrustedCertificate = z.output<typeof trustedCertificate>;

export const shownRevocationList = z.object({
  issuer: z.string(),
  number: z.string().nullable(),
  thisUpdate: z.string(),
  nextUpdate: z.string().nullable(),
  entries: z.number(),
  /** Whether it speaks of a part of the authority's certificates only. */
  isPartial: z.boolean(),
  algorithm: z.string(),
  sm3: z.string(),
});
export type ShownRevocationList = z.output<typeof shownRevocationList>;

export const keptRevocationList = shownRevocationList.extend({
  id: z.uuid(),
  source: z.string(),
  addedVersion: z.number(),
  addedByName: z.string(),
  addedAt: instant,
});
export type KeptRevocationList = z.output<typeof keptRevocationList>;

export const trustChangeKinds = [
  'certificate-added',
  'certificate-taken-off',
  'list-added',
] as const;
export type TrustChangeKind = (typeof trustChangeKinds)[number];
export const trustChangeKindNames: Record<TrustChangeKind, string> = {
  'certificate-added': '列入证书',
  'certificate-taken-off': '移出证书',
  'list-added': '载入吊销列表',
};

export const trustChange = z.object({
  version: z.number(),
  kind: z.enum(trustChangeKinds),
  subject: z.string(),
  reason: z.string(),
  byName: z.string(),
  at: instant,
});
export type TrustChange = z.output<typeof trustChange>;
