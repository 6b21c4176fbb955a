import type { Certificate } from '../signatures/certificate.ts';
import { authorityKeyOf } from '../signatures/certificate-extensions.ts';
import { UnreadableSignature } from '../signatures/unreadable-signature.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import type { TrustList } from './trust-list.ts';

/** The certificates from the signer's on, each issued by the next; and how it ended. */
export type Path = {
  readonly certificates: readonly Certificate[];
  /**
   * `anchor`: with an authority that is trusted. `own`: with a certificate that issued itself and is in no list.
   * `missing`: the issuer's certificate is nowhere. `forged`: the issuer is there, and did not sign it.
   * `unread`: the issuer is there, and its algorithm is not known here.
   */
  readonly end: 'anchor' | 'own' | 'missing' | 'forged' | 'unread';
};

// An agency's chain has three or four links. Whoever sends many certificates of one name wants to be searched for long.
const longest = 8;
const mostVerifications = 60;

/** Every path upward from a certificate, over those beside its signature and those of the list (RFC 4158). */
export function findPaths(
  certificate: Certificate,
  others: readonly Certificate[],
  { anchors, intermediates }: TrustList,
): Path[] {
  const pool = [...anchors, ...intermediates, ...others];
  const budget = { left: mostVerifications };
  const paths: Path[] = [];
  climb([certificate]);
  return paths;

  function climb(below: readonly Certificate[]): void {
    const top = below[below.length - 1] ?? certificate;
    if (isAmong(top, anchors)) return void paths.push({ certificates: below, end: 'anchor' });
    if (isSelfIssued(top) && linked(top, top, budget) === 'signed')
      return void paths.push({ certificates: below, end: 'own' });
    const named = unique(pool).filter((one) => sameBytes(one.subject.der, top.issuer.der));
    const candidates = preferring(named, authorityKeyOf(top.extensions)).filter(
      (one) => !isAmong(one, below),
    );
    if (candidates.length === 0 || below.length === longest)
      return void paths.push({ certificates: below, end: 'missing' });
    const links = candidates.map((issuer) => ({ issuer, link: linked(issuer, top, budget) }));
    const signed = links.filter(({ link }) => link === 'signed');
    for (const { issuer } of signed) climb([...below, issuer]);
    if (signed.length === 0) {
      const end = links.some(({ link }) => link === 'unread') ? 'unread' : 'forged';
      paths.push({ certificates: below, end });
    }
  }
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  Buffer.from(one).equals(other);

export const isAmong = ({ der }: Certificate, list: readonly Certificate[]): boolean =>
  list.some((one) => sameBytes(one.der, der));

/** Its own issuer by name (RFC 5280, 3.2). */
export const isSelfIssued = ({ issuer, subject }: Certificate): boolean =>
  sameBytes(issuer.der, subject.der);

const unique = (pool: readonly Certificate[]) =>
  pool.filter((one, place) => !isAmong(one, pool.slice(0, place)));

/** An authority that changed its key has several certificates of one name; that of the key named goes first. */
function preferring(named: readonly Certificate[], key: string | undefined): Certificate[] {
  const isNamed = (one: Certificate) => key !== undefined && one.keyIdentifier === key;
  return [...named.filter(isNamed), ...named.filter((one) => !isNamed(one))];
}

function linked(
  issuer: Certificate,
  { signed, value, algorithm, parameters }: Certificate,
  budget: { left: number },
): 'signed' | 'not-signed' | 'unread' {
  if (budget.left === 0) return 'not-signed';
  budget.left -= 1;
  try {
    const how = { signature: algorithm, parameters };
    return verifySignature([signed], value, issuer, how).isRight ? 'signed' : 'not-signed';
  } catch (error) {
    if (error instanceof UnreadableSignature) return 'unread';
    throw error;
  }
}
