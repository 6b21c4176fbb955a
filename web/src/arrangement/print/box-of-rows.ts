import type { CatalogueBox, CatalogueRow } from './catalogue-reply.ts';

/** One box of a class: what its spine and its reference sheet say. Numbers as they are printed. */
export type Box = {
  readonly number: string;
  readonly first: string;
  readonly last: string;
  readonly records: number;
  /** Of those records whose pages are counted. */
  readonly pages: number;
  readonly uncounted: number;
  /** As it was planned and closed; undefined for what nobody has boxed. */
  readonly planned: CatalogueBox | undefined;
};

/**
 * The boxes of a catalogue, in the order of their first record. Records that are in no box yet make
 * one together, numbered as the person says or left open to be written in by hand.
 */
export function boxesOf(
  rows: readonly CatalogueRow[],
  planned: readonly CatalogueBox[],
  unboxedNumber: string,
): Box[] {
  const boxes = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    const number = row.boxNumber || unboxedNumber;
    const content = boxes.get(number);
    if (content) content.push(row);
    else boxes.set(number, [row]);
  }
  return [...boxes].map(([number, content]) => ({
    ...boxOf(number, content),
    planned: planned.find((each) => each.number === number),
  }));
}

function boxOf(number: string, rows: readonly CatalogueRow[]): Omit<Box, 'planned'> {
  const ordered = [...rows].sort((left, right) => left.itemNumber - right.itemNumber);
  return {
    number,
    first: ordered[0]?.itemNumberText ?? '',
    last: ordered.at(-1)?.itemNumberText ?? '',
    records: rows.length,
    pages: rows.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
    uncounted: rows.filter(({ pages }) => pages === null).length,
  };
}
