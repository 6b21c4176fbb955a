import type { PageBox } from '@lantai/contract/preservation/first-page.ts';

/** A line of type as a reader sees it, with where it stands. */
export type PlacedLine = {
  readonly text: string;
  readonly page: number;
  /** In points, from the upper left corner. */
  readonly box: PageBox;
  /** Height of the characters in points. */
  readonly size: number;
};

export type PlacedPage = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PlacedLine[];
};

/** What pdf.js says of a piece of text: its matrix has the place of its baseline, from below. */
export type TextPiece = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
};

type Piece = { text: string; x: number; baseline: number; width: number; size: number };

// Chinese characters reach 0.88 of their height above the baseline and 0.12 below.
const ascent = 0.88;

/**
 * The pieces of a page put together to lines, from top to bottom. A PDF knows no lines: pieces belong
 * together when they stand on one baseline. `origin` is the corner of the page's box, which need not
 * be 0.
 */
export function placedLines(
  pieces: readonly TextPiece[],
  page: { number: number; height: number; origin: readonly [x: number, y: number] },
): PlacedLine[] {
  const placed = pieces.filter(({ str }) => str !== '').map((piece) => placedPiece(piece, page));
  const rows: Piece[][] = [];
  for (const piece of placed.toSorted((left, right) => left.baseline - right.baseline)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row && first && piece.baseline - first.baseline < Math.max(first.size, piece.size) * 0.35)
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => lineOf(row, page.number) ?? []);
}

function placedPiece(
  { str, transform, width }: TextPiece,
  { height, origin: [left, bottom] }: { height: number; origin: readonly [number, number] },
): Piece {
  const [, , skew = 0, scale = 0, x = 0, y = 0] = transform;
  return {
    text: str,
    x: x - left,
    baseline: height - (y - bottom),
    width,
    size: Math.hypot(skew, scale),
  };
}

function lineOf(row: readonly Piece[], page: number): PlacedLine | undefined {
  const inOrder = row.toSorted((left, right) => left.x - right.x);
  let text = '';
  let end: number | undefined;
  for (const piece of inOrder) {
    // A blank as wide as a character parts what merely stands on one line: 文号 and 签发人.
    if (end !== undefined && piece.x - end > piece.size) text += ' ';
    text += piece.text;
    end = Math.max(end ?? 0, piece.x + piece.width);
  }
  const words = inOrder.filter((piece) => piece.text.trim() !== '');
  const [first] = words;
  if (!first) return undefined;
  const size = Math.max(...words.map((piece) => piece.size));
  const right = Math.max(...words.map((piece) => piece.x + piece.width));
  const box = {
    x: rounded(first.x),
    y: rounded(first.baseline - size * ascent),
    width: rounded(right - first.x),
    height: rounded(size),
  };
  return { text: text.replaceAll(/\s+/gu, ' ').trim(), page, box, size: rounded(size) };
}

const rounded = (points: number) => Math.round(points * 10) / 10;
