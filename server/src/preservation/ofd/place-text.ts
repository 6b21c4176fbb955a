import type { Glyph } from 'fontkit';
import { childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import { numberOf, numbersOf } from './geometry.ts';
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
  const glyphs = glyphNumbers(node);
  let at = 0;
  let x = 0;
  let y = 0;
  const codes = childrenOf(node, 'TextCode').map((code) => {
    x = numberOf(code.attributes.X, x);
    y = numberOf(code.attributes.Y, y);
    const characters = Array.from(code.text.replaceAll(brokenLine, '')).slice(0, mostCharacters);
    const placed = placeCode(
      code,
      characters,
      (place, character) => {
        const glyph = glyphFor(font, glyphs.get(at + place), character);
        return { glyph, advance: advanceOf(glyph, character, font) * size * scale };
      },
      { x, y, downwards },
    );
    at += characters.length;
    return placed.map(readable(glyphs, font));
  });
  return { size, scale, downwards, turned: numberOf(node.attributes.CharDirection, 0), codes };
}

/** What a producer broke for the eye around the text is none of its characters. */
const brokenLine = /^[\t ]*[\r\n]\s*|[\t ]*[\r\n]\s*$/g;

type Measured = { glyph: Glyph | undefined; advance: number };

function placeCode(
  code: XmlNode,
  characters: readonly string[],
  measure: (place: number, character: string) => Measured,
  start: { x: number; y: number; downwards: boolean },
): PlacedCharacter[] {
  const across = runList(code.attributes.DeltaX, characters.length);
  const down = runList(code.attributes.DeltaY, characters.length);
  const onlyDown = across.length === 0 && down.length > 0;
  let { x, y } = start;
  return characters.map((text, place) => {
    const { glyph, advance } = measure(place, text);
    const here = { text, x, y, advance, glyph };
    // A list that ends too early leaves the rest to the widths of the font.
    x += across[place] ?? (start.downwards || onlyDown ? 0 : advance);
    y += down[place] ?? (start.downwards ? advance : 0);
    return here;
  });
}

/** CGTransform (11.4.3): which glyphs draw which characters, by the place of the character. */
function glyphNumbers(node: XmlNode): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const transform of childrenOf(node, 'CGTransform')) {
    const start = numberOf(transform.attributes.CodePosition, 0);
    const glyphs = numbersOf(textOf(transform, 'Glyphs'));
    const codes = numberOf(transform.attributes.CodeCount, 1);
    // Fewer glyphs than characters: a ligature, drawn at the first of them.
    for (const [place, glyph] of glyphs.slice(0, mostCharacters).entries())
      numbers.set(start + place, glyph);
    for (let place = glyphs.length; place < Math.min(codes, mostCharacters); place += 1)
      numbers.set(start + place, -1);
  }
  return numbers;
}

function glyphFor(font: OfdFont, number: number | undefined, character: string) {
  if (number === -1) return undefined;
  return number === undefined ? font.glyphOf(character) : font.glyph(number);
}

/** In parts of the size: the font's own, else what is usual for the script. */
function advanceOf(glyph: Glyph | undefined, character: string, font: OfdFont): number {
  const own = glyph && measured(glyph) / font.unitsPerEm;
  if (own && Number.isFinite(own)) return own;
  return (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
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
  (glyphs: ReadonlyMap<number, number>, font: OfdFont) =>
  (character: PlacedCharacter): PlacedCharacter => {
    const { glyph, text } = character;
    if (!glyph || glyphs.size === 0 || !placeholder.test(text)) return character;
    return { ...character, text: font.characterOf(glyph.id) ?? text };
  };
