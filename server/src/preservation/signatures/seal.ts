import {
  type Asn1,
  childrenOf,
  expected,
  isContext,
  readAsn1,
  readWholeAsn1,
  tags,
} from './asn1.ts';
import { bitsOf, integerOf, octetsOf, oidOf, textOf, timeOf } from './asn1-values.ts';
import { UnreadableSignature } from './unreadable-signature.ts';

/** A signature's value with what it is over, as GM/T 0031-2014 (V1) and GB/T 38540-2020 (V4) have both twice. */
export type SignedPart = {
  readonly signed: Uint8Array;
  readonly certificate: Uint8Array;
  readonly algorithm: string;
  readonly value: Uint8Array;
};

/** An electronic seal: a picture with a name, signed by its maker, and who may sign with it. */
export type Seal = SignedPart & {
  readonly whole: Uint8Array;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** Certificates of those who may sign with it, or digests of them. */
  readonly signers: readonly Uint8Array[];
  /** PNG, JPEG, BMP or an OFD, as its bytes say; empty where there is none. */
  readonly picture: Uint8Array;
};

/** A document signed with a seal. */
export type SealedSignature = SignedPart & {
  readonly version: 'V1' | 'V4';
  readonly seal: Seal;
  readonly sealedAt: string;
  /** The digest of Signature.xml. */
  readonly digest: Uint8Array;
  readonly timestamp: Uint8Array | null;
};

/**
 * V4: { toSign, cert, algorithm, value, [0] timestamp? }. V1: { toSign, value }, with cert and
 * algorithm in what is signed.
 */
export function readSealedSignature(bytes: Uint8Array): SealedSignature {
  const parts = childrenOf(expected(readAsn1(bytes), tags.sequence));
  const toSign = expected(parts[0], tags.sequence);
  const [, seal, time, digest, , certificate, algorithm] = childrenOf(toSign);
  const isOld = parts.length === 2;
  const [, certificateNow, algorithmNow, valueNow, stamp] = parts;
  return {
    version: isOld ? 'V1' : 'V4',
    seal: readSeal(expected(seal, tags.sequence).whole),
    sealedAt: timeOf(time),
    digest: bitsOf(digest),
    signed: toSign.whole,
    certificate: octetsOf(isOld ? certificate : certificateNow),
    algorithm: oidOf(isOld ? algorithm : algorithmNow),
    value: bitsOf(isOld ? parts[1] : valueNow),
    timestamp: isContext(stamp, 0) ? stampOf(stamp) : null,
  };
}

/** The bit string is tagged explicitly or implicitly, as its maker read the standard. */
function stampOf(stamp: Asn1): Uint8Array {
  return stamp.constructed ? bitsOf(childrenOf(stamp)[0]) : stamp.content.subarray(1);
}

export function readSeal(bytes: Uint8Array): Seal {
  const seal = expected(readWholeAsn1(bytes), tags.sequence);
  const parts = childrenOf(seal);
  const content = expected(parts[0], tags.sequence);
  return { whole: seal.whole, ...propertiesOf(content), ...signedPartOf(content, parts) };
}

/** V4: { info, cert, algorithm, value } over info. V1: { info, { cert, algorithm, value } } over { info, cert, algorithm }. */
function signedPartOf(content: Asn1, parts: readonly Asn1[]): SignedPart {
  const isOld = parts.length === 2;
  const [certificate, algorithm, value] = isOld
    ? childrenOf(expected(parts[1], tags.sequence))
    : parts.slice(1);
  if (!certificate || !algorithm) throw new UnreadableSignature('印章的结构不完整');
  const signed = isOld
    ? sequenceOf(content.whole, certificate.whole, algorithm.whole)
    : content.whole;
  return {
    signed,
    certificate: octetsOf(certificate),
    algorithm: oidOf(algorithm),
    value: bitsOf(value),
  };
}

/** { header, identifier, property { type, name, [list type in V4], list, made, from, to }, picture, … } */
function propertiesOf(content: Asn1) {
  const [, , property, picture] = childrenOf(content);
  const parts = childrenOf(expected(property, tags.sequence));
  const [, name, ...rest] = parts;
  const hasListType = rest[0]?.tag === tags.integer;
  const isDigests = hasListType && integerOf(rest[0]) === '02';
  const [list, , from, to] = hasListType ? rest.slice(1) : rest;
  return {
    name: textOf(name),
    validFrom: timeOf(from),
    validTo: timeOf(to),
    signers: childrenOf(expected(list, tags.sequence)).map((one) =>
      octetsOf(isDigests ? childrenOf(one)[1] : one),
    ),
    picture: pictureIn(picture),
  };
}

/** { type, data, width, height }; a seal that lacks it is still a seal. */
function pictureIn(element: Asn1 | undefined): Uint8Array {
  if (element?.tag !== tags.sequence) return new Uint8Array();
  const [, drawn] = childrenOf(element);
  return drawn?.tag === tags.octets ? octetsOf(drawn) : new Uint8Array();
}

function sequenceOf(...elements: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(elements);
  const hex = content.length.toString(16);
  const digits = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  const head = content.length < 0x80 ? [content.length] : [0x80 | digits.length, ...digits];
  return Buffer.concat([Buffer.from([0x30, ...head]), content]);
}
