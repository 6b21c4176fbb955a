import { type Asn1, childrenOf, expected, isContext, isUniversal, readAsn1, tags } from './asn1.ts';
import { integerOf, octetsOf, oidOf } from './asn1-values.ts';
import { UnreadableSignature } from './unreadable-signature.ts';

/** The extensions of a certificate or of a revocation list (RFC 5280, 4.2 and 5.2), by identifier. */
export type Extensions = ReadonlyMap<string, Extension>;
type Extension = { readonly critical: boolean; readonly value: Uint8Array };

const boolean = 1;

/** `wrapped` is the context-specific element that holds the list; nothing where there is none. */
export function readExtensions(wrapped: Asn1 | undefined): Extensions {
  const [list] = wrapped ? childrenOf(wrapped) : [];
  return extensionsIn(list);
}

export function extensionsIn(list: Asn1 | undefined): Extensions {
  const extensions = new Map<string, Extension>();
  for (const one of list ? childrenOf(list) : []) {
    const parts = childrenOf(one);
    const oid = oidOf(parts[0]);
    if (extensions.has(oid)) throw new UnreadableSignature('证书的扩展重复，不知以哪个为准');
    const critical = isUniversal(parts[1], boolean) && parts[1].content[0] !== 0;
    extensions.set(oid, { critical, value: octetsOf(parts.at(-1)) });
  }
  return extensions;
}

const known = {
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  distributionPoints: '2.5.29.31',
  authorityKey: '2.5.29.35',
  purposes: '2.5.29.37',
} as const;

const inside = (extensions: Extensions, oid: string): Asn1 | undefined => {
  const found = extensions.get(oid);
  return found && readAsn1(found.value);
};

/** Subject key identifier (RFC 5280, 4.2.1.2). */
export function subjectKeyOf(extensions: Extensions): string | undefined {
  const key = inside(extensions, known.subjectKey);
  return key && Buffer.from(octetsOf(key)).toString('hex');
}

/** Authority key identifier (4.2.1.1): of which key of an authority, where it has had several. */
export function authorityKeyOf(extensions: Extensions): string | undefined {
  const whole = inside(extensions, known.authorityKey);
  const key = whole && childrenOf(whole).find((part) => isContext(part, 0));
  return key && Buffer.from(key.content).toString('hex');
}

export type BasicConstraints = { readonly isCa: boolean; readonly pathLength: number | null };

/** Whether it may issue certificates, and how many authorities may stand below it (4.2.1.9). */
export function basicConstraintsOf(extensions: Extensions): BasicConstraints | undefined {
  const whole = inside(extensions, known.basicConstraints);
  if (!whole) return undefined;
  const parts = childrenOf(expected(whole, tags.sequence));
  const isCa = isUniversal(parts[0], boolean) && parts[0].content[0] !== 0;
  const length = parts.find((part) => isUniversal(part, tags.integer));
  return { isCa, pathLength: length ? Number.parseInt(integerOf(length), 16) : null };
}

/** What its key is for (4.2.1.3), in the order of the bits. */
const uses = [
  'digital-signature',
  'non-repudiation',
  'key-encipherment',
  'data-encipherment',
  'key-agreement',
  'certificate-signing',
  'list-signing',
] as const;
export type KeyUse = (typeof uses)[number];

/** Undefined where the certificate does not say: then its key is for anything. */
export function keyUsesOf(extensions: Extensions): readonly KeyUse[] | undefined {
  const whole = inside(extensions, known.keyUsage);
  if (!whole) return undefined;
  const [, first = 0] = expected(whole, tags.bits).content;
  return uses.filter((_, place) => (first & (0x80 >> place)) !== 0);
}

/** Extended key usage (4.2.1.12), as identifiers. */
export function purposesOf(extensions: Extensions): readonly string[] | undefined {
  const whole = inside(extensions, known.purposes);
  return whole && childrenOf(whole).map(oidOf);
}

/** Where its revocation list is to be had (4.2.1.13): each name as it is encoded, to be compared and never to be followed. */
export function distributionPointsOf(extensions: Extensions): readonly string[] {
  const whole = inside(extensions, known.distributionPoints);
  return (whole ? childrenOf(whole) : []).flatMap((point) => pointNames(childrenOf(point)[0]));
}

/** DistributionPointName, `[0]`: full names in another `[0]`; a name relative to its issuer is not looked into. */
export function pointNames(name: Asn1 | undefined): string[] {
  if (!isContext(name, 0)) return [];
  const [full] = childrenOf(name);
  if (!isContext(full, 0)) return [];
  return childrenOf(full).map(({ whole }) => Buffer.from(whole).toString('hex'));
}

/** Looked at when a path is judged, or of no weight for a signature: names, policies, places to ask. */
const heeded = new Set<string>([
  ...Object.values(known),
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.32',
  '1.3.6.1.5.5.7.1.1',
]);

/** What its issuer says must be understood and is not (4.2): whoever cannot may not rely on it. */
export const unheededIn = (extensions: Extensions): readonly string[] =>
  [...extensions].flatMap(([oid, { critical }]) => (critical && !heeded.has(oid) ? [oid] : []));
