import type { OfdRun } from '@lantai/contract/access/ofd.api.ts';

/** A place on a page, in millimetres. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** One occurrence of the words: on which page, and where; words that go over a line have several boxes. */
export type OfdMatch = { readonly page: number; readonly boxes: readonly Box[] };

type Letter = { readonly run: OfdRun; readonly place: number };

/**
 * Every occurrence of the words, in reading order. Width, case and blanks make no difference, as in the
 * search of the archive; words may go from one run into the next.
 */
export function findInRuns(pages: readonly (readonly OfdRun[])[], words: string): OfdMatch[] {
  const sought = Array.from(folded(words)).filter((sign) => sign.trim() !== '');
  if (sought.length === 0) return [];
  return pages.flatMap((runs, index) =>
    occurrences(lettersOf(runs), sought).map((letters) => ({
      page: index + 1,
      boxes: boxesOf(letters),
    })),
  );
}

type Sign = Letter & { readonly sign: string };

function lettersOf(runs: readonly OfdRun[]): Sign[] {
  return runs.flatMap((run) =>
    Array.from(run.text).flatMap((letter, place) =>
      Array.from(folded(letter))
        .filter((sign) => sign.trim() !== '')
        .map((sign) => ({ run, place, sign })),
    ),
  );
}

function occurrences(letters: readonly Sign[], sought: readonly string[]): Sign[][] {
  const found: Sign[][] = [];
  for (let start = 0; start + sought.length <= letters.length; start += 1) {
    if (!sought.every((sign, offset) => letters[start + offset]?.sign === sign)) continue;
    found.push(letters.slice(start, start + sought.length));
    start += sought.length - 1;
  }
  return found;
}

/** Letters share the width of their run, a narrow one getting half of a wide one's: near enough to be seen. */
function boxesOf(letters: readonly Sign[]): Box[] {
  return [...Map.groupBy(letters, ({ run }) => run)].map(([run, some]) => {
    const text = Array.from(run.text);
    const each = run.width / Math.max(1, emsOf(text));
    const first = some[0]?.place ?? 0;
    const last = some.at(-1)?.place ?? first;
    const { y, height } = run;
    const x = run.x + emsOf(text.slice(0, first)) * each;
    return { x, y, width: emsOf(text.slice(first, last + 1)) * each, height };
  });
}

/** In widths of a Chinese character. */
function emsOf(letters: readonly string[]): number {
  return letters.reduce((sum, letter) => sum + (letter < '\u2E80' ? 0.5 : 1), 0);
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();
