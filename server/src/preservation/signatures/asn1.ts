import { DamagedSignature } from './unreadable-signature.ts';

/** One element of ASN.1 in BER or DER (X.690), as views on the bytes it was read from. */
export type Asn1 = {
  /** 0 universal, 2 context-specific. */
  readonly tagClass: number;
  readonly tag: number;
  readonly constructed: boolean;
  readonly content: Uint8Array;
  /** Header and content, as they stand. */
  readonly whole: Uint8Array;
};

export const tags = {
  integer: 2,
  bits: 3,
  octets: 4,
  oid: 6,
  utf8: 12,
  sequence: 16,
  set: 17,
  utcTime: 23,
  generalizedTime: 24,
  bmp: 30,
} as const;

// A certificate nests to about ten; what goes on for ever is meant to exhaust the stack.
const deepest = 40;
const mostChildren = 20_000;

/** The first element; what stands behind it is left alone, because PDF pads signatures with zeros. */
export function readAsn1(bytes: Uint8Array): Asn1 {
  return readAt(bytes, 0, 0).element;
}

/** The one element that these bytes are, with nothing behind it. */
export function readWholeAsn1(bytes: Uint8Array): Asn1 {
  const element = readAsn1(bytes);
  if (element.whole.length !== bytes.length) throw broken();
  return element;
}

export const childrenOf = (element: Asn1): Asn1[] => elementsIn(element, mostChildren);

/** The same where more of them may be meant: a revocation list has as many as its authority has revoked. */
export function elementsIn({ constructed, content }: Asn1, most: number): Asn1[] {
  if (!constructed) throw broken();
  const children: Asn1[] = [];
  for (let at = 0; at < content.length; ) {
    const { element, end } = readAt(content, at, 0);
    children.push(element);
    if (children.length > most) throw broken();
    at = end;
  }
  return children;
}

export const isContext = (element: Asn1 | undefined, tag: number): element is Asn1 =>
  element?.tagClass === 2 && element.tag === tag;

export const isUniversal = (element: Asn1 | undefined, tag: number): element is Asn1 =>
  element?.tagClass === 0 && element.tag === tag;

/** The element where the syntax has it, or a refusal. */
export function expected(element: Asn1 | undefined, tag: number): Asn1 {
  if (!isUniversal(element, tag)) throw broken();
  return element;
}

function readAt(bytes: Uint8Array, at: number, depth: number): { element: Asn1; end: number } {
  const first = bytes[at];
  if (first === undefined || depth > deepest) throw broken();
  const { tag, from } = tagAt(bytes, at);
  const { length, start } = lengthAt(bytes, from);
  const kind = { tagClass: first >> 6, tag, constructed: (first & 0x20) !== 0 };
  if (length !== undefined) {
    const end = start + length;
    if (end > bytes.length) throw broken();
    return { element: elementOf(kind, bytes, at, start, end, end), end };
  }
  if (!kind.constructed) throw broken();
  let close = start;
  while (!(bytes[close] === 0 && bytes[close + 1] === 0))
    close = readAt(bytes, close, depth + 1).end;
  return { element: elementOf(kind, bytes, at, start, close, close + 2), end: close + 2 };
}

type Kind = Pick<Asn1, 'tagClass' | 'tag' | 'constructed'>;

function elementOf(
  kind: Kind,
  bytes: Uint8Array,
  at: number,
  start: number,
  stop: number,
  end: number,
): Asn1 {
  return { ...kind, content: bytes.subarray(start, stop), whole: bytes.subarray(at, end) };
}

function tagAt(bytes: Uint8Array, at: number): { tag: number; from: number } {
  const low = (bytes[at] ?? 0) & 0x1f;
  if (low !== 0x1f) return { tag: low, from: at + 1 };
  let tag = 0;
  for (let from = at + 1; from < at + 5; from += 1) {
    const byte = bytes[from];
    if (byte === undefined) break;
    tag = tag * 128 + (byte & 0x7f);
    if (byte < 0x80) return { tag, from: from + 1 };
  }
  throw broken();
}

/** No length: BER's indefinite form, closed by two zeros. */
function lengthAt(bytes: Uint8Array, at: number): { length: number | undefined; start: number } {
  const first = bytes[at];
  if (first === undefined) throw broken();
  if (first < 0x80) return { length: first, start: at + 1 };
  if (first === 0x80) return { length: undefined, start: at + 1 };
  const count = first & 0x7f;
  if (count > 6 || at + 1 + count > bytes.length) throw broken();
  let length = 0;
  for (let step = 1; step <= count; step += 1) length = length * 256 + (bytes[at + step] ?? 0);
  return { length, start: at + 1 + count };
}

const broken = () => new DamagedSignature('签名内容不是完整的 ASN.1 编码，签名已损坏');
