import type { TrustOutcome } from '@lantai/contract/preservation/trust.ts';
import { dayOf } from '#platform/clock.ts';
import { digestNamed, isWeak, schemeNamed } from '../signatures/algorithms.ts';
import type { Certificate } from '../signatures/certificate.ts';
import {
  basicConstraintsOf,
  keyUsesOf,
  purposesOf,
  unheededIn,
} from '../signatures/certificate-extensions.ts';
import { isSelfIssued, type Path } from './find-paths.ts';
import { findRevocation } from './find-revocation.ts';
import type { Revoked } from './revocation-list.ts';
import type { TrustList } from './trust-list.ts';

/** For what the certificate was used, and by which moment it is judged. */
export type Judging = {
  readonly use: 'signing' | 'timestamping';
  readonly moment: string;
  /** Whether somebody trusted says that it was signed by then; else it is the signer's own word. */
  readonly isProven: boolean;
  readonly now: string;
};

export type JudgedPath = {
  readonly outcome: TrustOutcome;
  readonly why: readonly string[];
  readonly looked: readonly string[];
  readonly revokedAt: string | null;
};

/** RFC 5280, 6.1, of a path that somebody trusted may stand at the end of. */
export function judgePath(path: Path, list: TrustList, judging: Judging): JudgedPath {
  const { certificates } = path;
  const revocations = revocationsOn(certificates, list, judging);
  const { looked, revokedAt } = revocations;
  const judged = (outcome: TrustOutcome, why: readonly string[]) => ({
    ...{ outcome, why, revokedAt },
    looked: [...looked, ...weakLinks(certificates)],
  });
  const unfit = [...faultsOf(certificates, judging), ...brokenEnd(path)];
  if (unfit.length > 0) return judged('unfit', unfit);
  if (revocations.faults.length > 0) return judged('revoked', revocations.faults);
  const expired = certificates.flatMap((one) => outOfTime(one, judging.moment));
  if (expired.length > 0) return judged('expired', expired);
  const top = certificates.at(-1);
  if (path.end === 'own')
    return judged('not-listed', [
      certificates.length === 1
        ? '自签发证书，没有证书机构证明其身份'
        : `证书链终于“${nameOf(top)}”`,
    ]);
  if (path.end === 'missing')
    return judged('incomplete', [`没有“${top?.issuer.text ?? ''}”的证书，无法核验它签发的证书`]);
  return judged('trusted', []);
}

/** Trusted as it stands; that its authority has revoked it is heard all the same, where the list has the authority. */
export function judgePinned(
  certificate: Certificate,
  issuer: Certificate | undefined,
  list: TrustList,
  judging: Judging,
): JudgedPath {
  const both = issuer ? [certificate, issuer] : [certificate];
  const { faults, looked, revokedAt } = revocationsOn(both, list, judging);
  const expired = outOfTime(certificate, judging.moment);
  const named = ['本身列入信任列表', ...faults, ...expired];
  const late = expired.length > 0 ? 'expired' : 'trusted';
  return { outcome: faults.length > 0 ? 'revoked' : late, why: named, looked, revokedAt };
}

const nameOf = (certificate: Certificate | undefined) => certificate?.subject.text ?? '';

function brokenEnd({ certificates, end }: Path): string[] {
  const top = certificates.at(-1);
  const issuer = top?.issuer.text ?? '';
  if (end === 'forged') return [`“${nameOf(top)}”的证书不是现有的“${issuer}”签发的`];
  if (end === 'unread') return [`“${nameOf(top)}”的证书所用的签名算法不能验证`];
  return [];
}

const timestamping = '1.3.6.1.5.5.7.3.8';

/** What keeps the certificates of a path from standing where they stand. */
function faultsOf(certificates: readonly Certificate[], { use }: Judging): string[] {
  const [signer] = certificates;
  return [
    ...(signer ? unfitSigner(signer, use) : []),
    ...certificates
      .slice(1)
      .flatMap((issuer, place) => unfitIssuer(issuer, certificates.slice(1, place + 1))),
    ...certificates.flatMap((one) =>
      unheededIn(one.extensions).map(
        (oid) => `“${nameOf(one)}”的证书含有不能核验的关键扩展 ${oid}`,
      ),
    ),
  ];
}

function unfitSigner(signer: Certificate, use: Judging['use']): string[] {
  const uses = keyUsesOf(signer.extensions);
  if (uses && !uses.includes('digital-signature') && !uses.includes('non-repudiation'))
    return [`“${nameOf(signer)}”的证书不用于签名`];
  // RFC 3161, 2.3: else anybody with a certificate could set the time.
  if (use === 'timestamping' && !purposesOf(signer.extensions)?.includes(timestamping))
    return [`“${nameOf(signer)}”的证书不用于时间戳`];
  return [];
}

/** `below`: the authorities between it and the signer. */
function unfitIssuer(issuer: Certificate, below: readonly Certificate[]): string[] {
  const constraints = basicConstraintsOf(issuer.extensions);
  const uses = keyUsesOf(issuer.extensions);
  // Certificates of before 2000 (version 1) could not say; one that an administrator trusts may be such.
  const isCa = constraints ? constraints.isCa : issuer.version === 1 && isSelfIssued(issuer);
  if (!isCa || (uses && !uses.includes('certificate-signing')))
    return [`“${nameOf(issuer)}”不是证书机构，不得签发证书`];
  const counted = below.filter((one) => !isSelfIssued(one)).length;
  const most = constraints?.pathLength ?? null;
  if (most !== null && counted > most)
    return [`“${nameOf(issuer)}”之下至多有 ${most} 级证书机构，现有 ${counted} 级`];
  return [];
}

function outOfTime({ subject, validFrom, validTo }: Certificate, moment: string): string[] {
  if (moment >= validFrom && moment <= validTo) return [];
  const day = (at: string) => dayOf(new Date(at));
  return [
    `${day(moment)}“${subject.text}”的证书不在有效期内（${day(validFrom)} 至 ${day(validTo)}）`,
  ];
}

function weakLinks(certificates: readonly Certificate[]): string[] {
  return certificates.slice(0, -1).flatMap(({ algorithm, subject }) => {
    const digest = schemeNamed(algorithm)?.digest ?? digestNamed(algorithm);
    return digest && isWeak(digest) ? [`“${subject.text}”的证书以不安全的摘要算法签发`] : [];
  });
}

function revocationsOn(
  certificates: readonly Certificate[],
  { lists }: TrustList,
  { moment, isProven, now }: Judging,
) {
  const faults: string[] = [];
  const looked: string[] = [];
  const without: string[] = [];
  let revokedAt: string | null = null;
  for (const [place, issuer] of certificates.slice(1).entries()) {
    const certificate = certificates[place];
    if (!certificate) continue;
    const found = findRevocation(certificate, issuer, lists, moment);
    const [name, authority] = [nameOf(certificate), nameOf(issuer)];
    if (found.kind === 'revoked') {
      revokedAt ??= found.by.at;
      const at = `“${name}”的证书已于 ${dayOf(new Date(found.by.at))} 吊销${reasonOf(found.by)}`;
      const then = countsFor(found.by, moment, isProven);
      if (then !== undefined) faults.push(`${at}${then}`);
      else looked.push(`${at}，在签署之后`);
    } else if (found.kind === 'unknown')
      without.push(
        found.why === 'no-list'
          ? `没有“${authority}”的吊销列表`
          : `“${authority}”的吊销列表都在“${name}”的证书到期之后`,
      );
    else {
      const { thisUpdate, nextUpdate } = found.list;
      const day = dayOf(new Date(thisUpdate));
      looked.push(`按“${authority}”${day} 的吊销列表，“${name}”未吊销`);
      if (nextUpdate !== null && nextUpdate < now)
        looked.push(
          `该列表应于 ${dayOf(new Date(nextUpdate))} 更新${found.isCurrent ? '' : '，没有涵盖签署时'}`,
        );
    }
  }
  if (without.length > 0) looked.push(`未核验吊销：${[...new Set(without)].join('，')}`);
  return { faults, looked, revokedAt };
}

/** RFC 5280, 5.3.1: the key, its authority or its attributes fell into other hands, nobody knows since when. */
const compromised = [1, 2, 10];
const reasons: Readonly<Record<number, string>> = {
  1: '私钥泄露',
  2: '证书机构私钥泄露',
  3: '身份变更',
  4: '证书被替换',
  5: '停止使用',
  6: '暂停使用',
  9: '权限撤销',
  10: '属性机构私钥泄露',
};

const reasonOf = ({ reason }: Revoked) => (reasons[reason] ? `（${reasons[reason]}）` : '');

/** Why a revocation speaks against this signature; undefined where it came later. */
function countsFor({ at, reason }: Revoked, moment: string, isProven: boolean): string | undefined {
  if (at <= moment) return '';
  if (!isProven && compromised.includes(reason))
    return '，签署时间系签署人自称，没有可信的时间戳证明在此之前';
  return undefined;
}
