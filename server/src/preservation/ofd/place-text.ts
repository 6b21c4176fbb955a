import type { Glyph } from 'fontkit';
import { childrenOf, type XmlNode } from '../xml/read-xml.ts';
import { numberOf } from './geometry.ts';
import { type GlyphUnit, glyphTransforms, glyphUnits } from './glyph-units.ts';
import type { OfdFont } from './ofd-font.ts';
import { runList } from './run-list.ts';

/** One character, or several drawn by one glyph, with the place of its baseline in the object's own space. */
export type PlacedCharacter = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly advance: number;
  readonly glyph: Glyph | undefined;
};

export type PlacedText = {
  readonly size: number;
  readonly scale: number;
  /** Degrees by which each character is turned (CharDirection). */
  readonly turned: number;
  readonly downwards: boolean;
  readonly codes: readonly (readonly PlacedCharacter[])[];
};

/** What one text may have; a page of a dense book has 5,000. */
const mostCharacters = 50_000;

/** Each character of a text object at its place (11.3, 11.4). */
export function placeText(node: XmlNode, font: OfdFont): PlacedText {
  const size = numberOf(node.attributes.Size, 3.5);
  const scale = numberOf(node.attributes.HScale, 1) || 1;
  const downwards = [90, 270].includes(numberOf(node.attributes.ReadDirection, 0));
  const transforms = glyphTransforms(node, mostCharacters);
  const measure = ({ text, glyph: number }: GlyphUnit): Measured => {
    const glyph = number === undefined ? font.glyphOf(text) : font.glyph(number);
    return { glyph, advance: advanceOf(glyph, text, font) * size * scale };
  };
  let at = 0;
  let x = 0;
  let y = 0;
  const codes = childrenOf(node, 'TextCode').map((code) => {
    x = numberOf(code.attributes.X, x);
    y = numberOf(code.attributes.Y, y);
    const characters = Array.from(code.text.replaceAll(brokenLine, '')).slice(0, mostCharacters);
    const units = glyphUnits(characters, at, transforms);
    at += characters.length;
    const placed = placeCode(code, units, measure, { x, y, downwards });
    return transforms.size === 0 ? placed : placed.map(readable(font));
  });
  return { size, scale, downwards, turned: numberOf(node.attributes.CharDirection, 0), codes };
}

/** What a producer broke for the eye around the text is none of its characters. */
const brokenLine = /^[\t ]*[\r\n]\s*|[\t ]*[\r\n]\s*$/g;

type Measured = { glyph: Glyph | undefined; advance: number };

/** Distances are counted between glyphs, of which a ligature is one (11.3). */
function placeCode(
  code: XmlNode,
  units: readonly GlyphUnit[],
  measure: (unit: GlyphUnit) => Measured,
  start: { x: number; y: number; downwards: boolean },
): PlacedCharacter[] {
  const across = runList(code.attributes.DeltaX, units.length);
  const down = runList(code.attributes.DeltaY, units.length);
  const onlyDown = across.length === 0 && down.length > 0;
  let { x, y } = start;
  return units.flatMap((unit, place) => {
    const { glyph, advance } = measure(unit);
    const here = { text: unit.text, x, y, advance, glyph };
    // A list that ends too early leaves the rest to the widths of the font.
    const step = across[place] ?? (start.downwards || onlyDown ? 0 : advance);
    x += step;
    y += down[place] ?? (start.downwards ? advance : 0);
    return glyph ? [here] : apart(here, across[place] ?? advance);
  });
}

/** What one glyph was to draw, where that glyph is not to be had: its characters share its room. */
function apart(unit: PlacedCharacter, room: number): PlacedCharacter[] {
  const characters = Array.from(unit.text);
  if (characters.length === 1) return [unit];
  const advance = room / characters.length;
  return characters.map((text, at) => ({ ...unit, text, x: unit.x + at * advance, advance }));
}

/** In parts of the size: the font's own, else what is usual for the script. */
function advanceOf(glyph: Glyph | undefined, text: string, font: OfdFont): number {
  const own = glyph && measured(glyph) / font.unitsPerEm;
  if (own && Number.isFinite(own)) return own;
  let usual = 0;
  for (const character of text) usual += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return usual;
}

function measured(glyph: Glyph): number {
  try {
    return glyph.advanceWidth;
  } catch {
    return 0;
  }
}

// ¤, control characters, private use: what producers write where only the glyph is known.
const placeholder = /[\p{Cc}\p{Co}¤�]/u;

const readable =
  (font: OfdFont) =>
  (character: PlacedCharacter): PlacedCharacter => {
    const { glyph, text } = character;
    if (!glyph || !placeholder.test(text)) return character;
    return { ...character, text: font.characterOf(glyph.id) ?? text };
  };
