import { type Asn1, childrenOf, expected, isUniversal, tags } from './asn1.ts';
import { UnreadableSignature } from './unreadable-signature.ts';

/** An object identifier in dots: 1.2.156.10197.1.501. */
export function oidOf(element: Asn1 | undefined): string {
  const { content } = expected(element, tags.oid);
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of content) {
    arc = arc * 128n + BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}

/** A whole number as hexadecimal digits, as serial numbers are compared. */
export function integerOf(element: Asn1 | undefined): string {
  const hex = Buffer.from(expected(element, tags.integer).content).toString('hex');
  return hex.replace(/^(?:00)+(?=.)/, '');
}

/** BER may cut an octet string into pieces. */
export function octetsOf(element: Asn1 | undefined): Uint8Array {
  const octets = expected(element, tags.octets);
  if (!octets.constructed) return octets.content;
  return Buffer.concat(childrenOf(octets).map((piece) => octetsOf(piece)));
}

/** Bits that fill whole bytes, as digests and signatures do. */
export function bitsOf(element: Asn1 | undefined): Uint8Array {
  const { content } = expected(element, tags.bits);
  if (content[0] !== 0) throw new UnreadableSignature('签名内容的位串不是整字节');
  return content.subarray(1);
}

/** UTCTime (two digits of the year), GeneralizedTime, or one of them inside of a bit string (GM/T 0031-2014). */
export function timeOf(element: Asn1 | undefined): string {
  const text = Buffer.from(element?.content ?? []).toString('latin1');
  const written = /(\d{14}|\d{12})(?:\.\d+)?(Z|[+-]\d{4})?/.exec(text);
  const [, digits = '', zone = 'Z'] = written ?? [];
  const isShort = digits.length === 12 && !isUniversal(element, tags.generalizedTime);
  const time = isShort ? `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits}` : digits;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?/.exec(time) ?? [];
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${offset}`);
  if (Number.isNaN(moment)) throw new UnreadableSignature('签名中的时间无法识别');
  return new Date(moment).toISOString();
}

export function textOf(element: Asn1 | undefined): string {
  if (!element) return '';
  const bytes = Buffer.from(element.content);
  if (element.tag === tags.bmp) return Buffer.from(bytes).swap16().toString('utf16le');
  return bytes.toString('utf8');
}
