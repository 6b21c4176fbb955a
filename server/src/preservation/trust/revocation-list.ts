import {
  type Asn1,
  childrenOf,
  elementsIn,
  expected,
  isContext,
  isUniversal,
  readAsn1,
  readWholeAsn1,
  tags,
} from '../signatures/asn1.ts';
import { bitsOf, integerOf, oidOf, timeOf } from '../signatures/asn1-values.ts';
import { type Name, nameOf } from '../signatures/certificate.ts';
import {
  type Extensions,
  extensionsIn,
  pointNames,
  readExtensions,
} from '../signatures/certificate-extensions.ts';
import { UnreadableSignature } from '../signatures/unreadable-signature.ts';

/** 吊销列表: what an authority has revoked of its certificates (RFC 5280, 5; GB/T 20518-2018). */
export type RevocationList = {
  readonly der: Uint8Array;
  readonly issuer: Name;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
  readonly number: string | null;
  /** Of which certificates it speaks, where not of all. */
  readonly scope: ListScope;
  readonly revoked: ReadonlyMap<string, Revoked>;
  /** What its issuer signed, and how. */
  readonly signed: Uint8Array;
  readonly algorithm: string;
  readonly parameters: Asn1 | undefined;
  readonly value: Uint8Array;
};

export type Revoked = { readonly at: string; readonly reason: number };

export type ListScope = {
  /** The places it is published at, as a certificate names them; none where it is whole. */
  readonly points: readonly string[];
  readonly usersOnly: boolean;
  readonly authoritiesOnly: boolean;
};

// An authority that has revoked more divides its list (GB/T 20518-2018); it is read for each document anew.
const mostRevoked = 100_000;

export function readRevocationList(bytes: Uint8Array): RevocationList {
  const der = expected(readWholeAsn1(bytes), tags.sequence);
  const [tbs, how, value] = childrenOf(der);
  const [algorithm, parameters] = childrenOf(expected(how, tags.sequence));
  const parts = childrenOf(expected(tbs, tags.sequence));
  const [inside, issuer, thisUpdate, ...rest] = isUniversal(parts[0], tags.integer)
    ? parts.slice(1)
    : parts;
  // RFC 5280, 5.1.1.2: what stands outside of what is signed says the same.
  if (
    !Buffer.from(expected(how, tags.sequence).whole).equals(expected(inside, tags.sequence).whole)
  )
    throw new UnreadableSignature('签名算法内外不一致');
  const nextUpdate = isTime(rest[0]) ? rest.shift() : undefined;
  const entries = isUniversal(rest[0], tags.sequence) ? rest.shift() : undefined;
  const extensions = readExtensions(rest.find((part) => isContext(part, 0)));
  return {
    der: der.whole,
    issuer: nameOf(issuer),
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: nextUpdate ? timeOf(nextUpdate) : null,
    ...statedIn(extensions),
    revoked: revokedIn(entries),
    signed: expected(tbs, tags.sequence).whole,
    algorithm: oidOf(algorithm),
    parameters,
    value: bitsOf(value),
  };
}

const isTime = (element: Asn1 | undefined) =>
  isUniversal(element, tags.utcTime) || isUniversal(element, tags.generalizedTime);

const known = { number: '2.5.29.20', delta: '2.5.29.27', scope: '2.5.29.28' } as const;

function statedIn(extensions: Extensions): Pick<RevocationList, 'number' | 'scope'> {
  const unheeded = [...extensions].filter(
    ([oid, { critical }]) => critical && oid !== known.number && oid !== known.scope,
  );
  if (extensions.has(known.delta)) throw new UnreadableSignature('是增量吊销列表，须用完整的列表');
  const [oid] = unheeded[0] ?? [];
  if (oid) throw new UnreadableSignature(`含有不认识的关键扩展 ${oid}`);
  const number = extensions.get(known.number);
  return {
    number: number ? integerOf(readAsn1(number.value)) : null,
    scope: scopeOf(extensions.get(known.scope)?.value),
  };
}

/** Issuing distribution point (RFC 5280, 5.2.5). What is divided by reasons, or speaks for other issuers, is refused. */
function scopeOf(value: Uint8Array | undefined): ListScope {
  const parts = value ? childrenOf(expected(readAsn1(value), tags.sequence)) : [];
  const isSet = (tag: number) =>
    (parts.find((part) => isContext(part, tag))?.content[0] ?? 0) !== 0;
  if (parts.some((part) => isContext(part, 3)))
    throw new UnreadableSignature('只列出部分原因的吊销，须用完整的列表');
  if (isSet(4)) throw new UnreadableSignature('是间接吊销列表，尚不能使用');
  if (isSet(5)) throw new UnreadableSignature('是属性证书的吊销列表，不适用于签名证书');
  const point = parts.find((part) => isContext(part, 0));
  const points = pointNames(point);
  // Else a part would be taken for the whole, and what is in another part for not revoked.
  if (point && points.length === 0) throw new UnreadableSignature('没有写明发布地址的全名');
  return { points, usersOnly: isSet(1), authoritiesOnly: isSet(2) };
}

const reasonCode = '2.5.29.21';

function revokedIn(entries: Asn1 | undefined): ReadonlyMap<string, Revoked> {
  const revoked = new Map<string, Revoked>();
  for (const entry of entries ? elementsIn(entries, mostRevoked) : []) {
    const [serial, at, list] = childrenOf(expected(entry, tags.sequence));
    const extensions = extensionsIn(list);
    for (const [oid, { critical }] of extensions)
      if (critical && oid !== reasonCode)
        throw new UnreadableSignature(`条目含有不认识的关键扩展 ${oid}`);
    const reason = extensions.get(reasonCode);
    revoked.set(integerOf(serial), {
      at: timeOf(at),
      // ENUMERATED; 0: unspecified.
      reason: reason ? (readAsn1(reason.value).content[0] ?? 0) : 0,
    });
  }
  return revoked;
}
