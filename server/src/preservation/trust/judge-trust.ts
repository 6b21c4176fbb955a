import type { TrustOutcome, TrustVerdict } from '@lantai/contract/preservation/trust.ts';
import type { Certificate } from '../signatures/certificate.ts';
import { findPaths, isAmong, type Path, sameBytes } from './find-paths.ts';
import { type JudgedPath, type Judging, judgePath, judgePinned } from './judge-path.ts';
import {
  isEmpty,
  noTrustList,
  openTrustList,
  type TrustList,
  type TrustMaterial,
} from './trust-list.ts';

/** By which list and at what time somebody is asked whom they trust. */
export type TrustContext = { readonly material: TrustMaterial; readonly now: string };

/** Where nobody has been asked: nothing is trusted, and that is what is said. */
export const withoutTrust: TrustContext = { material: noTrustList, now: '' };

export type SignedThen = {
  readonly use?: Judging['use'];
  /** Null where the signature does not say: then it is judged by now. */
  readonly moment: string | null;
  readonly isProven: boolean;
};

/** The outcome that says most for a certificate comes first: of several paths the best one counts. */
const ranks: readonly TrustOutcome[] = [
  'trusted',
  'revoked',
  'expired',
  'unfit',
  'not-listed',
  'incomplete',
];

/** Whether whom the list trusts vouches for a certificate; `others` are those beside the signature. */
export function judgeTrust(
  certificate: Certificate,
  others: readonly Certificate[],
  { material, now }: TrustContext,
  { use = 'signing', moment, isProven }: SignedThen,
): TrustVerdict {
  const list = openTrustList(material);
  if (isEmpty(list)) return notChecked;
  const judging = { use, moment: moment ?? now, isProven, now };
  const judged = isAmong(certificate, list.pinned)
    ? [pinnedPath(certificate, list, judging)]
    : findPaths(certificate, others, list).map((path) => ({
        path,
        ...judgePath(path, list, judging),
      }));
  const [best] = judged.toSorted(
    (one, other) => ranks.indexOf(one.outcome) - ranks.indexOf(other.outcome),
  );
  if (!best) return notChecked;
  const path = best.path.certificates.map(({ subject }) => subject.text);
  return {
    outcome: best.outcome,
    told: [
      ...best.why,
      ...(path.length > 1 ? [`证书链 ${path.join(' → ')}`] : []),
      ...best.looked,
      ...(moment === null ? ['签名没有写明时间，按核验时判断'] : []),
      ...(list.name === null ? [] : [`按${list.name}`]),
    ],
    path,
    list: list.name,
    judgedAt: judging.moment,
    revokedAt: best.revokedAt,
  };
}

/** There was nobody in the list to hold it against. */
export const notChecked: TrustVerdict = {
  outcome: 'not-checked',
  told: ['没有配置信任的证书机构'],
  path: [],
  list: null,
  judgedAt: null,
  revokedAt: null,
};

function pinnedPath(
  certificate: Certificate,
  list: TrustList,
  judging: Judging,
): JudgedPath & { readonly path: Path } {
  const issuer = [...list.anchors, ...list.intermediates].find(
    ({ subject, der }) =>
      sameBytes(subject.der, certificate.issuer.der) && !sameBytes(der, certificate.der),
  );
  const path: Path = { certificates: [certificate], end: 'anchor' };
  return { path, ...judgePinned(certificate, issuer, list, judging) };
}
