import type { XmlNode } from '../xml/read-xml.ts';
import { faint, strokeOf } from './draw-path.ts';
import { type Matrix, transformOf, unmoved } from './geometry.ts';
import type { GraphicStyle } from './graphic-style.ts';
import { lettering, spelled } from './lettering.ts';
import type { OfdFont } from './ofd-font.ts';
import type { Paints } from './paint.ts';
import { short } from './path-data.ts';
import { type PlacedCharacter, type PlacedText, placeText } from './place-text.ts';
import { type Attributes, defineClip, element, type Sheet } from './sheet.ts';

/**
 * Glyphs that are embedded are drawn by their outlines, the same in every browser; the characters lie over
 * them unseen, to be marked and copied. The others are set in what the reader's machine has.
 */
export function drawText(
  node: XmlNode,
  font: OfdFont,
  style: GraphicStyle,
  { fill, stroke }: Paints,
  sheet: Sheet,
): string {
  const text = placeText(node, font);
  const colours: Attributes = {
    fill: fill?.paint ?? 'none',
    'fill-opacity': faint(fill?.opacity),
    ...strokeOf(style, stroke),
  };
  const letters = lettering(font, node);
  const { outlined, set } = parted(text);
  // A gradient would begin anew in the space of each glyph: it is laid behind their shapes instead.
  if (fill?.paint.startsWith('url('))
    return [
      coloured(textShapes(node, font, unmoved, sheet), text, colours, sheet),
      ...characters(outlined.concat(set), text, font, { ...letters, opacity: 0 }),
    ].join('');
  const outlines = outlined.map((one) => outline(one, text, font, sheet)).join('');
  return [
    outlines && element('g', colours, outlines),
    ...characters(outlined, text, font, { ...letters, opacity: 0 }),
    ...characters(set, text, font, { ...letters, ...colours }),
  ].join('');
}

/** The characters as shapes for a clip, each an element of its own: a clip has no groups. */
export function textShapes(node: XmlNode, font: OfdFont, place: Matrix, sheet: Sheet): string[] {
  const text = placeText(node, font);
  const { outlined, set } = parted(text);
  const drawn = outlined.filter(({ glyph }) => glyph && glyphPath(glyph) !== '');
  return [
    ...drawn.map((one) => outline(one, text, font, sheet, place)),
    ...characters(set, text, font, lettering(font, node), place),
  ];
}

/** A surface of the colours that shows through the shapes of a text. */
function coloured(
  shapes: readonly string[],
  { codes, size }: PlacedText,
  { fill, 'fill-opacity': opacity }: Attributes,
  sheet: Sheet,
): string {
  const all = codes.flat();
  if (shapes.length === 0) return '';
  const [left, right] = extent(all.map(({ x }) => x));
  const [top, bottom] = extent(all.map(({ y }) => y));
  return element('rect', {
    x: short(left - size),
    y: short(top - size * 2),
    width: short(right - left + size * 4),
    height: short(bottom - top + size * 4),
    fill,
    'fill-opacity': opacity,
    'clip-path': `url(#${defineClip(shapes.join(''), sheet)})`,
  });
}

const extent = (places: readonly number[]): [least: number, most: number] => [
  places.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY),
  places.reduce((most, place) => Math.max(most, place), Number.NEGATIVE_INFINITY),
];

/** Those whose embedded glyph is drawn, and those that are set in a font of the reader's machine. */
function parted({ codes }: PlacedText) {
  const all = codes.flat();
  return {
    outlined: all.filter(isOutlined),
    set: all.filter((one) => !isOutlined(one)),
  };
}

/** A subset may have left a glyph empty, and then the character is to be seen in another font. */
const isOutlined = ({ glyph, text }: PlacedCharacter): boolean =>
  glyph !== undefined && (text.trim() === '' || glyphPath(glyph) !== '');

function outline(
  { glyph, x, y }: PlacedCharacter,
  { size, scale, turned }: PlacedText,
  font: OfdFont,
  sheet: Sheet,
  place: Matrix = unmoved,
): string {
  if (!glyph) return '';
  const name = sheet.define(`glyph ${font.part} ${glyph.id}`, (id) => {
    const d = glyphPath(glyph);
    return d ? element('path', { id, d }) : element('g', { id });
  });
  const em = size / font.unitsPerEm;
  const turn = turned ? ` rotate(${turned})` : '';
  const here = `translate(${short(x)} ${short(y)})${turn} scale(${fine(em * scale)} ${fine(-em)})`;
  return element('use', { href: `#${name}`, transform: transforms(place, here) });
}

const fine = (figure: number) => Math.round(figure * 1e7) / 1e7;

/** A glyph whose outline is broken is left blank; the text says which it was. */
function glyphPath(glyph: NonNullable<PlacedCharacter['glyph']>): string {
  try {
    const d = glyph.path.toSVG();
    return /^[MLQCZ\d\s.,e+-]*$/i.test(d) && !/nan/i.test(d) ? d : '';
  } catch {
    return '';
  }
}

const transforms = (place: Matrix, here: string) =>
  [transformOf(place), here].filter(Boolean).join(' ') || undefined;

/** Each character at its own place, so that the widths of another font do not matter. */
function characters(
  placed: readonly PlacedCharacter[],
  { size, turned, scale }: PlacedText,
  font: OfdFont,
  attributes: Attributes,
  place: Matrix = unmoved,
): string[] {
  const shown = placed.filter(({ text }) => text.trim() !== '');
  if (shown.length === 0) return [];
  const set = { ...attributes, 'font-size': short(size) };
  if (scale !== 1)
    return shown.map(({ text, x, y }) => {
      const here = `translate(${short(x)} ${short(y)}) scale(${short(scale)} 1)`;
      return element('text', { ...set, transform: transforms(place, here) }, spelled(text, font));
    });
  // SVG counts code units: a character outside of the first plane has two places (SVG 2, 11.1).
  const units = shown.flatMap(codeUnits);
  const places = {
    x: units.map(({ x }) => short(x)).join(' '),
    y: units.map(({ y }) => short(y)).join(' '),
    rotate: turned || undefined,
    transform: transforms(place, ''),
  };
  const written = shown.map(({ text }) => text).join('');
  return [element('text', { ...set, ...places }, spelled(written, font))];
}

/** The characters of a ligature share the room of its glyph. */
function codeUnits({ text, x, y, advance }: PlacedCharacter): { x: number; y: number }[] {
  if (text.length === 1) return [{ x, y }];
  const all = Array.from(text);
  return all.flatMap((character, at) =>
    Array.from({ length: character.length }, () => ({ x: x + (at * advance) / all.length, y })),
  );
}
