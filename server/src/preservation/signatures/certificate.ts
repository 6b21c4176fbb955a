import { type Asn1, childrenOf, expected, isContext, readAsn1, tags } from './asn1.ts';
import { bitsOf, integerOf, oidOf, textOf, timeOf } from './asn1-values.ts';
import { type Extensions, readExtensions, subjectKeyOf } from './certificate-extensions.ts';

/** What is needed of an X.509 certificate (GB/T 20518-2018): who, until when, and the key. */
export type Certificate = {
  readonly der: Uint8Array;
  /** 1 or 3. */
  readonly version: number;
  readonly serial: string;
  readonly issuer: Name;
  readonly subject: Name;
  readonly validFrom: string;
  readonly validTo: string;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly keyAlgorithm: string;
  readonly curve: string | undefined;
  /** The key's bits: with an elliptic curve, the point. */
  readonly point: Uint8Array;
  readonly extensions: Extensions;
  readonly keyIdentifier: string | undefined;
  /** What its issuer signed, and how. */
  readonly signed: Uint8Array;
  readonly algorithm: string;
  readonly parameters: Asn1 | undefined;
  readonly value: Uint8Array;
};

export type Name = { readonly der: Uint8Array; readonly text: string };

export function readCertificate(bytes: Uint8Array): Certificate {
  const der = expected(readAsn1(bytes), tags.sequence);
  const [tbs, how, value] = childrenOf(der);
  const [algorithm, parameters] = childrenOf(expected(how, tags.sequence));
  const parts = childrenOf(expected(tbs, tags.sequence));
  const [serial, , issuer, validity, subject, key] = isContext(parts[0], 0)
    ? parts.slice(1)
    : parts;
  const [from, to] = childrenOf(expected(validity, tags.sequence));
  const extensions = readExtensions(parts.find((part) => isContext(part, 3)));
  return {
    der: der.whole,
    version: versionOf(parts[0]),
    serial: integerOf(serial),
    issuer: nameOf(issuer),
    subject: nameOf(subject),
    validFrom: timeOf(from),
    validTo: timeOf(to),
    ...keyOf(expected(key, tags.sequence)),
    extensions,
    keyIdentifier: subjectKeyOf(extensions),
    signed: expected(tbs, tags.sequence).whole,
    algorithm: oidOf(algorithm),
    parameters,
    value: bitsOf(value),
  };
}

function versionOf(first: Asn1 | undefined): number {
  return isContext(first, 0) ? Number.parseInt(integerOf(childrenOf(first)[0]), 16) + 1 : 1;
}

function keyOf(key: Asn1) {
  const [algorithm, bits] = childrenOf(key);
  const [kind, parameters] = childrenOf(expected(algorithm, tags.sequence));
  return {
    publicKey: key.whole,
    keyAlgorithm: oidOf(kind),
    curve: parameters?.tag === tags.oid ? oidOf(parameters) : undefined,
    point: bitsOf(bits),
  };
}

// X.520: what a person recognises, the most telling first.
const telling = ['2.5.4.3', '2.5.4.11', '2.5.4.10'];

export function nameOf(element: Asn1 | undefined): Name {
  const name = expected(element, tags.sequence);
  const values = new Map<string, string>();
  for (const part of childrenOf(name))
    for (const attribute of childrenOf(part)) {
      const [type, value] = childrenOf(attribute);
      values.set(oidOf(type), textOf(value));
    }
  const found = telling.map((oid) => values.get(oid)).find((text) => text);
  return { der: name.whole, text: found ?? [...values.values()].join('，') };
}
