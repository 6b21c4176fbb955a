import { normaliseDocumentNumber } from '../records/document-number.ts';
import type { CountDifference, GivenList } from './register.ts';

/** A record as it is counted: any of its numbers may stand in the sender's list. */
export type CountedRecord = {
  readonly numbers: readonly string[];
  readonly title: string;
};

type Arrived = { readonly records: readonly CountedRecord[]; readonly bytes: number };

/** 清点核对: everything in which what arrived differs from what the sender says was sent. */
export function countAgainstList(given: GivenList, { records, bytes }: Arrived): CountDifference[] {
  const differences: CountDifference[] = [];
  if (given.items !== null && given.items !== records.length)
    differences.push(difference('items', '', String(given.items), String(records.length)));
  if (given.bytes !== null && given.bytes !== bytes)
    differences.push(difference('bytes', '', String(given.bytes), String(bytes)));
  return given.rows.length === 0 ? differences : [...differences, ...compareRows(given, records)];
}

function compareRows(given: GivenList, records: readonly CountedRecord[]): CountDifference[] {
  const waiting = new Set(records);
  const byNumber = new Map(
    records.flatMap((record) => record.numbers.map((number) => [keyOf(number), record] as const)),
  );
  const differences: CountDifference[] = [];
  for (const { number, title } of given.rows) {
    const numbered = number.trim() === '' ? undefined : byNumber.get(keyOf(number));
    const found =
      numbered && waiting.has(numbered)
        ? numbered
        : [...waiting].find((record) => number.trim() === '' && sameTitle(record.title, title));
    if (!found) {
      differences.push(difference('missing', number, title, ''));
      continue;
    }
    waiting.delete(found);
    if (title.trim() !== '' && !sameTitle(found.title, title))
      differences.push(difference('title', number, title, found.title));
  }
  for (const { numbers, title } of waiting)
    differences.push(difference('surplus', numbers[0] ?? '', '', title));
  return differences;
}

function difference(
  kind: CountDifference['kind'],
  number: string,
  expected: string,
  actual: string,
): CountDifference {
  return { kind, number, expected, actual };
}

const keyOf = normaliseDocumentNumber;

function sameTitle(one: string, other: string): boolean {
  return one.replaceAll(/\s/gu, '') === other.replaceAll(/\s/gu, '');
}
