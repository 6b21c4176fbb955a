import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font, type Glyph } from 'fontkit';
import { sfntOf } from './woff.ts';

/** Noto Serif SC (OFL 1.1) by its subset and weight, parsed; `chinese-simplified-400` has GB 2312. */
export function serifFont(subset: string): Font {
  const path = `@fontsource/noto-serif-sc/files/noto-serif-sc-${subset}-normal.woff`;
  const font = create(sfntOf(readFileSync(fileURLToPath(import.meta.resolve(path)))));
  if (!('layout' in font)) throw new TypeError(`${path} holds a collection, not a font`);
  return unshaped(font);
}

/**
 * Chinese type needs no ligatures and no kerning: laying glyphs out one by one halves the time per
 * document and keeps one character one glyph, so that extracted text is exactly the text set.
 */
function unshaped(font: Font): Font {
  const known = new Map<string, Glyph>();
  const glyphOf = (letter: string): Glyph => {
    const glyph = known.get(letter) ?? font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    known.set(letter, glyph);
    return glyph;
  };
  const layout = (text: string) => {
    const glyphs = Array.from(text, glyphOf);
    const positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    const advanceWidth = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
    return { glyphs, positions, advanceWidth };
  };
  return Object.create(font, { layout: { value: layout } });
}
