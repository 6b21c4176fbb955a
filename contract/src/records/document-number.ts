import { toHalfWidth } from '../classification/half-width.ts';

// Tortoise-shell brackets are the rule (GB/T 9704); keyboards and old systems give all of these.
const opening = /[〔﹝[(【〖《〈<{]/g;
const closing = /[〕﹞\])】〗》〉>}]/g;

/**
 * A document number (文号) as it is compared and found, not as it is shown: whatever its brackets and
 * widths, with or without 第, 号, spaces or leading zeros, one number has one form, 国发〔2007〕1号.
 */
export function normaliseDocumentNumber(text: string): string {
  return toHalfWidth(text)
    .replaceAll(/\s/g, '')
    .toUpperCase()
    .replaceAll(opening, '〔')
    .replaceAll(closing, '〕')
    .replaceAll(/第+(?=\d)/g, '')
    .replaceAll(/(?<=〕)0+(?=\d)/g, '')
    .replace(/(?<=〕\d+)$/, '号');
}

export type DocumentNumber = { issuer: string; year: number; sequence: number };

// GB/T 9704-2012: the issuer's short name, the whole year in brackets, the number without zeros.
const usual = /^(?<issuer>[^〔〕\d]+)〔(?<year>(?:19|20)\d{2})〕(?<sequence>[1-9]\d{0,8})号$/u;

/** The parts of a number that belongs to a yearly sequence, in which a missing one is a gap. */
export function readDocumentNumber(text: string): DocumentNumber | undefined {
  const { issuer, year, sequence } = usual.exec(normaliseDocumentNumber(text))?.groups ?? {};
  if (!issuer) return undefined;
  return { issuer, year: Number(year), sequence: Number(sequence) };
}
