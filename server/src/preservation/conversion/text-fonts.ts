import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Font } from 'fontkit';
import { serifFont } from './serif-font.ts';

/** The fonts a text is set in: GB 2312 and Latin in one, every other sign in the subset that has it. */
export type TextFonts = {
  /** The name under which the PDF knows the font of a character, and its width at size 1. */
  readonly faceOf: (letter: string) => Face;
  /** Every font that was asked for, to be registered with a document. */
  readonly loaded: ReadonlyMap<string, Font>;
};
type Face = { readonly name: string; readonly width: number };

const main = 'chinese-simplified-400';
/** What stands for a sign that no subset has, as printers use it (U+3013). */
export const missingSign = '〓';

export function openTextFonts(): TextFonts {
  const loaded = new Map<string, Font>([[main, serifFont(main)]]);
  const faces = new Map<string, Face | undefined>();
  const find = (letter: string): Face | undefined => {
    const sign = letter.codePointAt(0) ?? 0;
    for (const name of [main, ...subsetsWith(sign)]) {
      const font = loaded.get(name) ?? serifFont(name);
      if (!font.hasGlyphForCodePoint(sign)) continue;
      loaded.set(name, font);
      return { name, width: font.glyphForCodePoint(sign).advanceWidth / font.unitsPerEm };
    }
    return undefined;
  };
  const faceOf = (letter: string): Face => {
    if (!faces.has(letter)) faces.set(letter, find(letter));
    const face = faces.get(letter);
    if (face) return face;
    if (letter === missingSign) throw new TypeError('the font has no sign for what is missing');
    return faceOf(missingSign);
  };
  return { faceOf, loaded };
}

export function isSet(letter: string, { faceOf }: TextFonts): boolean {
  return letter === missingSign || faceOf(letter) !== faceOf(missingSign);
}

type Range = { readonly subset: string; readonly from: number; readonly to: number };
let ranges: readonly Range[] | undefined;

function subsetsWith(sign: number): string[] {
  ranges ??= readRanges();
  return ranges
    .filter(({ from, to }) => from <= sign && sign <= to)
    .map(({ subset }) => `${subset}-400`);
}

/** The package says which subset has which signs: `"[4]": "U+1f1e9-1f1f5,…"`. */
function readRanges(): Range[] {
  const path = fileURLToPath(import.meta.resolve('@fontsource/noto-serif-sc/unicode.json'));
  const bySubset = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  return Object.entries(bySubset).flatMap(([subset, signs]) =>
    signs.split(',').map((range) => {
      const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
      return {
        subset: subset.replaceAll(/[[\]]/g, ''),
        from: Number.parseInt(from, 16),
        to: Number.parseInt(to, 16),
      };
    }),
  );
}
