import type { Certificate } from '../signatures/certificate.ts';
import {
  basicConstraintsOf,
  distributionPointsOf,
  keyUsesOf,
} from '../signatures/certificate-extensions.ts';
import { UnreadableSignature } from '../signatures/unreadable-signature.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { sameBytes } from './find-paths.ts';
import type { RevocationList, Revoked } from './revocation-list.ts';

/** What the revocation lists say of one certificate. */
export type Revocation =
  | { readonly kind: 'revoked'; readonly by: Revoked }
  /** Not in the newest list; `isCurrent` where that list reaches to the moment asked for. */
  | { readonly kind: 'not-revoked'; readonly list: RevocationList; readonly isCurrent: boolean }
  /** No list of its issuer that speaks of it; or only lists from after its end, which leave out what has expired. */
  | { readonly kind: 'unknown'; readonly why: 'no-list' | 'too-late' };

const hold = 6;

/**
 * `lists` come the newest first. An entry stays true when a later list leaves it out, as lists do once a
 * certificate has expired; only what was put on hold can be let go again (RFC 5280, 5.3.1).
 */
export function findRevocation(
  certificate: Certificate,
  issuer: Certificate,
  lists: readonly RevocationList[],
  moment: string,
): Revocation {
  const own = lists.filter((list) => speaksOf(list, certificate) && hasIssuedList(issuer, list));
  const newest = own.find(({ thisUpdate }) => thisUpdate <= certificate.validTo);
  for (const [place, { revoked }] of own.entries()) {
    const by = revoked.get(certificate.serial);
    const wasLetGo = by?.reason === hold && newest !== undefined && own.indexOf(newest) < place;
    if (by && !wasLetGo) return { kind: 'revoked', by };
  }
  if (!newest) return { kind: 'unknown', why: own.length === 0 ? 'no-list' : 'too-late' };
  const reaches = newest.nextUpdate ?? newest.thisUpdate;
  return { kind: 'not-revoked', list: newest, isCurrent: moment <= reaches };
}

/** A list that is divided by where it is published speaks of the certificates that name the place (RFC 5280, 6.3.3). */
function speaksOf({ issuer, scope }: RevocationList, certificate: Certificate): boolean {
  if (!sameBytes(issuer.der, certificate.issuer.der)) return false;
  const isCa = basicConstraintsOf(certificate.extensions)?.isCa ?? false;
  if ((scope.usersOnly && isCa) || (scope.authoritiesOnly && !isCa)) return false;
  if (scope.points.length === 0) return true;
  const named = distributionPointsOf(certificate.extensions);
  return scope.points.some((point) => named.includes(point));
}

const judged = new WeakMap<RevocationList, WeakMap<Certificate, boolean>>();

/** Signed by this very key, which is for that. Asked again for each document, answered from the first time. */
export function hasIssuedList(issuer: Certificate, list: RevocationList): boolean {
  const known = judged.get(list) ?? new WeakMap<Certificate, boolean>();
  judged.set(list, known);
  const before = known.get(issuer);
  if (before !== undefined) return before;
  const answer = mayIssueLists(issuer) && isSignedBy(issuer, list);
  known.set(issuer, answer);
  return answer;
}

export const mayIssueLists = ({ extensions }: Certificate): boolean =>
  keyUsesOf(extensions)?.includes('list-signing') ?? true;

function isSignedBy(
  issuer: Certificate,
  { signed, value, algorithm, parameters }: RevocationList,
): boolean {
  try {
    return verifySignature([signed], value, issuer, { signature: algorithm, parameters }).isRight;
  } catch (error) {
    if (error instanceof UnreadableSignature) return false;
    throw error;
  }
}
