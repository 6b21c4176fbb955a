import { hash } from 'node:crypto';
import { normaliseDocumentNumber } from '@lantai/contract/records/document-number.ts';
import type { RowReading } from './read-row.ts';
import type { RowCells } from './row-cells.ts';

/**
 * A digest of all that a row says, its running number aside: two rows with the same digest are one
 * row twice, in this file or in an earlier one. Dates, periods and counts are compared by meaning,
 * so that the same catalogue exported as csv and as xlsx gives the same digests; blanks and width
 * make no difference; every other difference does, also in columns this system does not know.
 */
export function sourceKeyOf(cells: RowCells, reading: RowReading): string {
  const { sequence: _sequence, ...said } = cells.known;
  const meant = { day: reading.day, retention: meantRetention(reading), pages: reading.pages };
  const unknown = Object.entries(cells.extra).map(([name, value]) => [`+${name}`, plain(value)]);
  const fields = Object.entries(said).map(([field, given]) => [
    field,
    field in meant ? String(meant[field as keyof typeof meant] ?? plain(given)) : plain(given),
  ]);
  const content = [...fields, ...unknown].filter(([, value]) => value !== '').sort(byName);
  return hash('sha256', JSON.stringify(['catalogue-row/1', ...content]));
}

/** Two departments that captured the same document agree in 文号, 责任者, 日期 (workflows A.13). */
export function likenessKeyOf({ documentNumber, creator, day }: RowReading): string | null {
  if (!documentNumber || !creator || !day) return null;
  return JSON.stringify([normaliseDocumentNumber(documentNumber), plain(creator), day]);
}

function meantRetention({ retention }: RowReading): string | undefined {
  return retention?.kind === 'code' ? retention.code : retention?.given;
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200b\ufeff]+/gu, '');
}

function byName([left = '']: string[], [right = '']: string[]): number {
  return left < right ? -1 : 1;
}
