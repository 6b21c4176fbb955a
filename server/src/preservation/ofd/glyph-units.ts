import { childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import { numberOf, numbersOf } from './geometry.ts';

/**
 * What stands at one place of a text: mostly one character. Several where a ligature draws them; none where a
 * character has more glyphs than one, and this is not the first (GB/T 33190-2016, 11.4).
 */
export type GlyphUnit = {
  readonly text: string;
  /** The number of its glyph in the embedded font; nothing where the character says which. */
  readonly glyph: number | undefined;
};

type Transform = { readonly codes: number; readonly glyphs: readonly (number | undefined)[] };

/** CGTransform (11.4.3), by the place of the first character that it is about. */
export type GlyphTransforms = ReadonlyMap<number, Transform>;

export function glyphTransforms(node: XmlNode, most: number): GlyphTransforms {
  const transforms = new Map<number, Transform>();
  for (const transform of childrenOf(node, 'CGTransform')) {
    const { CodePosition, CodeCount, GlyphCount } = transform.attributes;
    const numbers = numbersOf(textOf(transform, 'Glyphs')).slice(0, most);
    const wanted = countOf(GlyphCount, numbers.length, most);
    // Producers that leave out both counts mean a glyph for each character.
    const codes = countOf(CodeCount, GlyphCount === undefined ? numbers.length : 1, most);
    const glyphs = Array.from({ length: wanted }, (_, at) => numbers[at]);
    transforms.set(numberOf(CodePosition, 0), { codes, glyphs });
  }
  return transforms;
}

const countOf = (written: string | undefined, otherwise: number, most: number): number =>
  Math.min(most, Math.max(1, Math.trunc(numberOf(written, otherwise))));

/** The characters from place `start` of the object on, as the units that distances are counted between. */
export function glyphUnits(
  characters: readonly string[],
  start: number,
  transforms: GlyphTransforms,
): GlyphUnit[] {
  const units: GlyphUnit[] = [];
  for (let at = 0; at < characters.length; ) {
    const { codes, glyphs } = transforms.get(start + at) ?? { codes: 1, glyphs: [undefined] };
    const texts = characters.slice(at, at + codes);
    at += codes;
    if (glyphs.length === codes)
      units.push(...texts.map((text, place) => ({ text, glyph: glyphs[place] })));
    else
      units.push(
        ...glyphs.map((glyph, place) => ({ text: place === 0 ? texts.join('') : '', glyph })),
      );
  }
  return units;
}
