/** A value of PDF (ISO 32000-1, 7.3) as far as signatures need it, with where it stands in the file. */
export type PdfValue =
  | {
      readonly kind: 'dictionary';
      readonly entries: ReadonlyMap<string, PdfValue>;
      readonly end: number;
    }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[]; readonly end: number }
  | {
      readonly kind: 'string';
      readonly bytes: Buffer;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'reference'; readonly object: number; readonly end: number }
  /** A name, a number or a keyword, as written. */
  | { readonly kind: 'word'; readonly text: string; readonly end: number };

export class NotPdf extends Error {
  override readonly name = 'NotPdf';
}

const deepest = 60;
const spaces = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set(Buffer.from('()<>[]{}/%'));
const isWordByte = (byte: number | undefined) =>
  byte !== undefined && !spaces.has(byte) && !delimiters.has(byte);

export function readPdfValue(bytes: Buffer, from: number, depth = 0): PdfValue {
  const at = skipSpace(bytes, from);
  if (depth > deepest || at >= bytes.length) throw new NotPdf();
  const two = bytes.toString('latin1', at, at + 2);
  if (two === '<<') return readDictionary(bytes, at + 2, depth);
  if (two[0] === '<') return readHex(bytes, at);
  if (two[0] === '(') return readLiteral(bytes, at);
  if (two[0] === '[') return readArray(bytes, at + 1, depth);
  return readWord(bytes, at);
}

function readDictionary(bytes: Buffer, from: number, depth: number): PdfValue {
  const entries = new Map<string, PdfValue>();
  let at = skipSpace(bytes, from);
  while (bytes.toString('latin1', at, at + 2) !== '>>') {
    const key = readPdfValue(bytes, at, depth + 1);
    if (key.kind !== 'word' || !key.text.startsWith('/')) throw new NotPdf();
    const value = readPdfValue(bytes, key.end, depth + 1);
    entries.set(nameOf(key.text), value);
    at = skipSpace(bytes, value.end);
  }
  return { kind: 'dictionary', entries, end: at + 2 };
}

function readArray(bytes: Buffer, from: number, depth: number): PdfValue {
  const items: PdfValue[] = [];
  let at = skipSpace(bytes, from);
  while (bytes[at] !== 0x5d) {
    const item = readPdfValue(bytes, at, depth + 1);
    items.push(item);
    at = skipSpace(bytes, item.end);
  }
  return { kind: 'array', items, end: at + 1 };
}

function readHex(bytes: Buffer, at: number): PdfValue {
  const close = bytes.indexOf('>', at);
  if (close < 0) throw new NotPdf();
  const digits = bytes.toString('latin1', at + 1, close).replaceAll(/\s/g, '');
  if (/[^\da-f]/i.test(digits)) throw new NotPdf();
  const whole = digits.length % 2 ? `${digits}0` : digits;
  return { kind: 'string', bytes: Buffer.from(whole, 'hex'), start: at, end: close + 1 };
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function readLiteral(bytes: Buffer, start: number): PdfValue {
  const text: number[] = [];
  let depth = 1;
  let at = start + 1;
  for (; depth > 0; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) throw new NotPdf();
    if (byte === 0x5c) {
      const { taken, byte: meant } = readEscape(bytes, at + 1);
      if (meant !== undefined) text.push(meant);
      at += taken;
      continue;
    }
    if (byte === 0x28) depth += 1;
    if (byte === 0x29) depth -= 1;
    if (depth > 0) text.push(byte);
  }
  return { kind: 'string', bytes: Buffer.from(text), start, end: at };
}

function readEscape(bytes: Buffer, at: number): { taken: number; byte: number | undefined } {
  const [octal] = /^[0-7]{1,3}/.exec(bytes.toString('latin1', at, at + 3)) ?? [];
  if (octal) return { taken: octal.length, byte: Number.parseInt(octal, 8) & 0xff };
  const sign = bytes.toString('latin1', at, at + 1);
  if (sign === '\r' || sign === '\n')
    return { taken: bytes.toString('latin1', at, at + 2) === '\r\n' ? 2 : 1, byte: undefined };
  return { taken: 1, byte: escapes[sign] ?? bytes[at] };
}

function readWord(bytes: Buffer, at: number): PdfValue {
  let end = at + 1;
  const isName = bytes[at] === 0x2f;
  if (!isName && !isWordByte(bytes[at])) throw new NotPdf();
  while (isWordByte(bytes[end])) end += 1;
  const text = bytes.toString('latin1', at, end);
  if (/^\d{1,10}$/.test(text)) {
    const [reference, object] = /^(\d{1,10})\s+\d{1,5}\s+R(?![^\s()<>[\]{}/%])/.exec(
      bytes.toString('latin1', at, at + 40),
    ) ?? [''];
    if (object) return { kind: 'reference', object: Number(object), end: at + reference.length };
  }
  return { kind: 'word', text, end };
}

/** #20 in a name is a space (7.3.5): a name written so is the same name. */
function nameOf(text: string): string {
  return text
    .slice(1)
    .replaceAll(/#([\da-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
}

export function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at];
    if (byte !== undefined && spaces.has(byte)) at += 1;
    else if (byte === 0x25) {
      while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    } else return at;
  }
}

export function wordOf(value: PdfValue | undefined): string | null {
  if (value?.kind !== 'word') return null;
  return value.text.startsWith('/') ? nameOf(value.text) : value.text;
}

/** A text string: UTF-16 where it begins so, else Latin as PDF has it (7.9.2.2). */
export function pdfTextOf(value: PdfValue | undefined): string | null {
  if (value?.kind !== 'string') return null;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}
