import { inflateSync } from 'node:zlib';
import { type PdfValue, pdfTextOf, readPdfValue, skipSpace, wordOf } from './pdf-objects.ts';

type Dictionary = Extract<PdfValue, { kind: 'dictionary' }>;
type PdfString = Extract<PdfValue, { kind: 'string' }>;

/** A signature dictionary (ISO 32000-1, 12.8.1) where it stands in the file. */
export type PdfSignature = {
  /** The name of its field; null where no field leads to it. */
  readonly field: string | null;
  readonly subFilter: string | null;
  readonly range: readonly number[] | null;
  readonly contents: PdfString | null;
  /** Only with adbe.x509.rsa_sha1, which has no CMS. */
  readonly certificate: Buffer | null;
  readonly time: string | null;
};

export type PdfSignatures = {
  readonly signatures: readonly PdfSignature[];
  /** Fields that are signed by something that is not in the file, or not where it can be verified. */
  readonly dangling: readonly string[];
  readonly encrypted: boolean;
};

type Field = { readonly name: string; readonly value: number };

/** The objects of object streams that are unpacked together: what unfolds to more is meant to harm. */
const mostUnpacked = 128 * 2 ** 20;

/**
 * Walks through all objects of the file, those of earlier revisions too: a signature that a later
 * revision no longer names is still there to be verified. Streams are passed over whole, so that what
 * only looks like an object within one is none.
 */
export function findPdfSignatures(bytes: Buffer): PdfSignatures {
  const found = new Map<number, PdfSignature>();
  const fields: Field[] = [];
  const left = { bytes: mostUnpacked };
  let encrypted = false;
  for (const { number, value, stream } of objectsOf(bytes)) {
    if (value.kind !== 'dictionary') continue;
    if (isSignature(value)) found.set(number, signatureOf(value));
    fields.push(...fieldsOf(value));
    if (stream && wordOf(value.entries.get('Type')) === 'ObjStm')
      for (const inner of unpack(value, stream, left)) fields.push(...fieldsOf(inner));
    if (stream && wordOf(value.entries.get('Type')) === 'XRef')
      encrypted ||= value.entries.has('Encrypt');
  }
  encrypted ||= trailersOf(bytes).some(({ entries }) => entries.has('Encrypt'));
  return {
    signatures: [...found].map(([number, signature]) => ({
      ...signature,
      field: fields.findLast(({ value }) => value === number)?.name ?? null,
    })),
    dangling: fields.filter(({ value }) => !found.has(value)).map(({ name }) => name),
    encrypted,
  };
}

type PdfObject = { number: number; value: PdfValue; stream: Buffer | undefined };

function* objectsOf(bytes: Buffer): Generator<PdfObject> {
  for (let at = bytes.indexOf('obj'); at >= 0; ) {
    const head = /(?:^|[^\d])(\d{1,10})\s+\d{1,5}\s+$/.exec(
      bytes.toString('latin1', Math.max(0, at - 24), at),
    );
    let next = at + 3;
    if (head) {
      const object = objectAt(bytes, next);
      if (object) {
        yield { number: Number(head[1]), ...object };
        next = object.end;
      }
    }
    at = bytes.indexOf('obj', next);
  }
}

function objectAt(bytes: Buffer, from: number) {
  try {
    const value = readPdfValue(bytes, from);
    if (value.kind !== 'dictionary') return { value, stream: undefined, end: value.end };
    return { value, ...streamBehind(bytes, value) };
  } catch {
    // What cannot be read is no object of ours; the search goes on behind its first word.
    return undefined;
  }
}

function streamBehind(bytes: Buffer, { end, entries }: Dictionary) {
  const at = skipSpace(bytes, end);
  if (bytes.toString('latin1', at, at + 6) !== 'stream') return { stream: undefined, end };
  const start = at + 6 + (bytes.toString('latin1', at + 6, at + 8) === '\r\n' ? 2 : 1);
  const length = Number(wordOf(entries.get('Length')) ?? Number.NaN);
  const claimed = start + length;
  const isTrue =
    Number.isSafeInteger(claimed) &&
    /^\s*endstream/.test(bytes.toString('latin1', claimed, claimed + 20));
  const stop = isTrue ? claimed : bytes.indexOf('endstream', start);
  if (stop < 0) return { stream: undefined, end };
  return { stream: bytes.subarray(start, stop), end: stop };
}

/** Object streams hold fields, never a signature that can be verified: its place in the file must be known. */
function unpack(dictionary: Dictionary, stream: Buffer, left: { bytes: number }): Dictionary[] {
  try {
    const first = Number(wordOf(dictionary.entries.get('First')));
    const filter = dictionary.entries.get('Filter');
    const plain = filter ? inflateSync(stream, { maxOutputLength: left.bytes }) : stream;
    left.bytes -= plain.length;
    const pairs = plain.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
    return pairs.flatMap((offset, index) => {
      if (index % 2 === 0) return [];
      const value = readPdfValue(plain, first + offset);
      return value.kind === 'dictionary' ? [value] : [];
    });
  } catch {
    return [];
  }
}

const isSignature = ({ entries }: Dictionary) =>
  entries.has('ByteRange') ||
  (['Sig', 'DocTimeStamp'].includes(wordOf(entries.get('Type')) ?? '') && entries.has('Contents'));

function signatureOf({ entries }: Dictionary): PdfSignature {
  const contents = entries.get('Contents');
  const range = entries.get('ByteRange');
  const certificate = entries.get('Cert');
  const chain = certificate?.kind === 'array' ? certificate.items[0] : certificate;
  return {
    field: null,
    subFilter: wordOf(entries.get('SubFilter')),
    range: range?.kind === 'array' ? range.items.map((item) => Number(wordOf(item))) : null,
    contents: contents?.kind === 'string' ? contents : null,
    certificate: chain?.kind === 'string' ? chain.bytes : null,
    time: timeOf(pdfTextOf(entries.get('M'))),
  };
}

function fieldsOf({ entries }: Dictionary): Field[] {
  const value = entries.get('V');
  if (wordOf(entries.get('FT')) !== 'Sig' || value?.kind !== 'reference') return [];
  return [{ name: pdfTextOf(entries.get('T')) ?? '未命名', value: value.object }];
}

function trailersOf(bytes: Buffer): Dictionary[] {
  const trailers: Dictionary[] = [];
  for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7))
    try {
      const value = readPdfValue(bytes, at + 7);
      if (value.kind === 'dictionary') trailers.push(value);
    } catch {
      // Not a trailer: the word stands in a text.
    }
  return trailers;
}

/** D:20260301093000+08'00' (ISO 32000-1, 7.9.4). */
function timeOf(text: string | null): string | null {
  const [, digits = '', sign, hours = '00', minutes = '00'] =
    /^D:(\d{14})(?:([+-])(\d\d)'?(\d\d)?'?|Z)?/.exec(text ?? '') ?? [];
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
  const zone = sign ? `${sign}${hours}:${minutes}` : 'Z';
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
