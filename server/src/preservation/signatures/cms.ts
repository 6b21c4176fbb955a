import { type Asn1, childrenOf, expected, isContext, isUniversal, readAsn1, tags } from './asn1.ts';
import { integerOf, octetsOf, oidOf, timeOf } from './asn1-values.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { UnreadableSignature } from './unreadable-signature.ts';

/** SignedData of CMS (RFC 5652), PKCS#7, and of GB/T 35275-2017, which is the same with its own identifiers. */
export type SignedDocument = {
  readonly contentType: string;
  /** Null: detached, the content is elsewhere. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Certificate[];
  readonly signers: readonly SignerInfo[];
};

export type SignerInfo = {
  readonly signer:
    | { readonly serial: string; readonly issuer: Uint8Array }
    | { readonly key: string };
  readonly digest: string;
  readonly signature: string;
  readonly parameters: Asn1 | undefined;
  readonly value: Uint8Array;
  /** What is signed instead of the content itself, as a SET in DER (RFC 5652, 5.4). */
  readonly signedAttributes: Uint8Array | null;
  readonly signed: ReadonlyMap<string, Asn1>;
  readonly unsigned: ReadonlyMap<string, Asn1>;
};

const signedData = ['1.2.840.113549.1.7.2', '1.2.156.10197.6.1.4.2.2'];

export function isCms(bytes: Uint8Array): boolean {
  try {
    return signedData.includes(oidOf(childrenOf(readAsn1(bytes))[0]));
  } catch {
    return false;
  }
}

export function readCms(bytes: Uint8Array): SignedDocument {
  const [type, body] = childrenOf(expected(readAsn1(bytes), tags.sequence));
  if (!signedData.includes(oidOf(type)) || !isContext(body, 0))
    throw new UnreadableSignature('签名内容不是 CMS（PKCS#7、GB/T 35275）签名数据');
  const parts = childrenOf(expected(childrenOf(body)[0], tags.sequence));
  const [contentType, content] = childrenOf(expected(parts[2], tags.sequence));
  const certificates = parts.find((part) => isContext(part, 0));
  return {
    contentType: oidOf(contentType),
    content: content ? contentOf(content) : null,
    certificates: certificates
      ? childrenOf(certificates)
          .filter((one) => isUniversal(one, tags.sequence))
          .map((one) => readCertificate(one.whole))
      : [],
    signers: childrenOf(expected(parts.at(-1), tags.set)).map(signerOf),
  };
}

function contentOf(wrapped: Asn1): Uint8Array {
  const [content] = childrenOf(wrapped);
  if (!content) return new Uint8Array();
  const { whole } = content;
  return isUniversal(content, tags.octets) ? octetsOf(content) : whole;
}

function signerOf(element: Asn1): SignerInfo {
  const parts = childrenOf(expected(element, tags.sequence));
  const [, identifier, digest] = parts;
  const attributes = isContext(parts[3], 0) ? parts[3] : undefined;
  const [algorithm, value, unsigned] = parts.slice(attributes ? 4 : 3);
  const [signature, parameters] = childrenOf(expected(algorithm, tags.sequence));
  return {
    signer: identifierOf(identifier),
    digest: oidOf(childrenOf(expected(digest, tags.sequence))[0]),
    signature: oidOf(signature),
    parameters,
    value: octetsOf(value),
    signedAttributes: attributes ? asSet(attributes.content) : null,
    signed: attributesOf(attributes),
    unsigned: attributesOf(isContext(unsigned, 1) ? unsigned : undefined),
  };
}

function identifierOf(element: Asn1 | undefined): SignerInfo['signer'] {
  if (isContext(element, 0)) return { key: Buffer.from(element.content).toString('hex') };
  const [issuer, serial] = childrenOf(expected(element, tags.sequence));
  return { issuer: expected(issuer, tags.sequence).whole, serial: integerOf(serial) };
}

function attributesOf(set: Asn1 | undefined): Map<string, Asn1> {
  const attributes = new Map<string, Asn1>();
  for (const attribute of set ? childrenOf(set) : []) {
    const [type, values] = childrenOf(attribute);
    const [value] = childrenOf(expected(values, tags.set));
    if (attributes.has(oidOf(type))) throw new UnreadableSignature('签名属性重复，不知以哪个为准');
    if (value) attributes.set(oidOf(type), value);
  }
  return attributes;
}

/** The attributes stand under a tag of their own, and are signed under that of a SET. */
function asSet(content: Uint8Array): Uint8Array {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([0x31, length]), content]);
  const hex = length.toString(16);
  const digits = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([0x31, 0x80 | digits.length]), digits, content]);
}

/** Whose signature it is. Many makers leave other certificates beside it. */
export function certificateOf(
  { signer }: SignerInfo,
  certificates: readonly Certificate[],
): Certificate | undefined {
  if ('key' in signer) return certificates.find((one) => one.keyIdentifier === signer.key);
  return certificates.find(
    (one) =>
      one.serial === signer.serial &&
      Buffer.from(one.issuer.der).equals(Buffer.from(signer.issuer)),
  );
}

export const attribute = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
} as const;

export function signingTimeOf({ signed }: SignerInfo): string | null {
  const time = signed.get(attribute.signingTime);
  return time ? timeOf(time) : null;
}
