import { type Asn1, childrenOf, expected, isContext, readAsn1, tags } from './asn1.ts';
import { bitsOf, integerOf, octetsOf, oidOf, textOf, timeOf } from './asn1-values.ts';

/** What is needed of an X.509 certificate (GB/T 20518-2018): who, until when, and the key. */
export type Certificate = {
  readonly der: Uint8Array;
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
  return {
    der: der.whole,
    serial: integerOf(serial),
    issuer: nameOf(issuer),
    subject: nameOf(subject),
    validFrom: timeOf(from),
    validTo: timeOf(to),
    ...keyOf(expected(key, tags.sequence)),
    keyIdentifier: keyIdentifierOf(parts.find((part) => isContext(part, 3))),
    signed: expected(tbs, tags.sequence).whole,
    algorithm: oidOf(algorithm),
    parameters,
    value: bitsOf(value),
  };
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

function nameOf(element: Asn1 | undefined): Name {
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

/** Subject key identifier (RFC 5280, 4.2.1.2). */
function keyIdentifierOf(extensions: Asn1 | undefined): string | undefined {
  const [list] = extensions ? childrenOf(extensions) : [];
  for (const extension of list ? childrenOf(list) : []) {
    const parts = childrenOf(extension);
    if (oidOf(parts[0]) === '2.5.29.14')
      return Buffer.from(octetsOf(readAsn1(octetsOf(parts.at(-1))))).toString('hex');
  }
  return undefined;
}
