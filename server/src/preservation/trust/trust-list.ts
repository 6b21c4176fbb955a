import { createHash } from 'node:crypto';
import type { TrustRole } from '@lantai/contract/preservation/trust.ts';
import { type Certificate, readCertificate } from '../signatures/certificate.ts';
import { type RevocationList, readRevocationList } from './revocation-list.ts';

/** 信任列表, as it is handed to whoever verifies: bytes, because that may be a worker. */
export type TrustMaterial = {
  /** As evidence names it: 信任列表第 3 版. Null where there is none. */
  readonly name: string | null;
  readonly certificates: readonly { readonly role: TrustRole; readonly der: Uint8Array }[];
  readonly lists: readonly Uint8Array[];
};

export const noTrustList: TrustMaterial = { name: null, certificates: [], lists: [] };

/** The same, read. */
export type TrustList = {
  readonly name: string | null;
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly pinned: readonly Certificate[];
  /** The newest first. */
  readonly lists: readonly RevocationList[];
};

export const isEmpty = ({ anchors, pinned }: TrustList): boolean =>
  anchors.length + pinned.length === 0;

let last: { readonly key: string; readonly list: TrustList } | undefined;

/** A worker verifies one document after the other by the same list, and its revocation lists may be long. */
export function openTrustList(material: TrustMaterial): TrustList {
  const key = keyOf(material);
  if (last?.key !== key) last = { key, list: read(material) };
  return last.list;
}

function read({ name, certificates, lists }: TrustMaterial): TrustList {
  const of = (role: TrustRole) =>
    certificates.filter((one) => one.role === role).map(({ der }) => readCertificate(der));
  return {
    name,
    anchors: of('anchor'),
    intermediates: of('intermediate'),
    pinned: of('pinned'),
    lists: lists
      .map((der) => readRevocationList(der))
      .toSorted((one, other) => (one.thisUpdate > other.thisUpdate ? -1 : 1)),
  };
}

function keyOf({ name, certificates, lists }: TrustMaterial): string {
  const hash = createHash('sha256').update(name ?? '');
  for (const { role, der } of certificates) hash.update(role).update(der);
  for (const der of lists) hash.update(der);
  return hash.digest('hex');
}
