import type { XmlNode } from '../xml/read-xml.ts';
import { faint, strokeOf } from './draw-path.ts';
import { numberOf } from './geometry.ts';
import { type GraphicStyle, isOn } from './graphic-style.ts';
import type { OfdFont } from './ofd-font.ts';
import type { Resources } from './ofd-resources.ts';
import { paintOf } from './paint.ts';
import { short } from './path-data.ts';
import { type PlacedCharacter, type PlacedText, placeText } from './place-text.ts';
import { element, escaped, type Sheet } from './sheet.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Glyphs that are embedded are drawn by their outlines, the same in every browser; the characters lie over
 * them unseen, to be marked and copied. The others are set in what the reader's machine has.
 */
export function drawText(
  node: XmlNode,
  font: OfdFont,
  style: GraphicStyle,
  resources: Resources,
  sheet: Sheet,
): string {
  const text = placeText(node, font);
  const fill = isOn(node.attributes.Fill, true)
    ? (paintOf(style.child('FillColor'), resources, sheet) ?? { paint: '#000000', opacity: 1 })
    : undefined;
  const colours: Attributes = {
    fill: fill?.paint ?? 'none',
    'fill-opacity': fill && faint(fill.opacity),
    ...(isOn(node.attributes.Stroke, false) ? strokeOf(style, resources, sheet) : {}),
  };
  const all = text.codes.flat();
  const outlined = all.filter(isOutlined);
  const set = all.filter((one) => !isOutlined(one));
  const outlines = outlined.map((one) => outline(one, text, font, sheet)).join('');
  return [
    outlines && element('g', colours, outlines),
    characters(outlined, text, { ...lettering(font, node), opacity: 0 }),
    characters(set, text, { ...lettering(font, node), ...colours }),
  ].join('');
}

/** A subset may have left a glyph empty, and then the character is to be seen in another font. */
const isOutlined = ({ glyph, text }: PlacedCharacter): boolean =>
  glyph !== undefined && (text.trim() === '' || glyphPath(glyph) !== '');

function outline(
  { glyph, x, y }: PlacedCharacter,
  { size, scale, turned }: PlacedText,
  font: OfdFont,
  sheet: Sheet,
): string {
  if (!glyph) return '';
  const name = sheet.define(`glyph ${font.part} ${glyph.id}`, (id) => {
    const d = glyphPath(glyph);
    return d ? element('path', { id, d }) : element('g', { id });
  });
  const em = size / font.unitsPerEm;
  const turn = turned ? ` rotate(${turned})` : '';
  return element('use', {
    href: `#${name}`,
    transform: `translate(${short(x)} ${short(y)})${turn} scale(${fine(em * scale)} ${fine(-em)})`,
  });
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

/** Each character at its own place, so that the widths of another font do not matter. */
function characters(
  placed: readonly PlacedCharacter[],
  { size, turned, scale }: PlacedText,
  attributes: Attributes,
): string {
  const shown = placed.filter(({ text }) => text.trim() !== '');
  if (shown.length === 0) return '';
  if (scale !== 1)
    return shown
      .map(({ text, x, y }) =>
        element(
          'text',
          {
            ...attributes,
            'font-size': short(size),
            transform: `translate(${short(x)} ${short(y)}) scale(${short(scale)} 1)`,
          },
          escaped(text),
        ),
      )
      .join('');
  // SVG counts code units: a character outside of the first plane has two places (SVG 2, 11.1).
  const units = shown.flatMap((one) => new Array<PlacedCharacter>(one.text.length).fill(one));
  const places = {
    x: units.map(({ x }) => short(x)).join(' '),
    y: units.map(({ y }) => short(y)).join(' '),
    rotate: turned || undefined,
    'font-size': short(size),
  };
  return element(
    'text',
    { ...attributes, ...places },
    escaped(shown.map(({ text }) => text).join('')),
  );
}

const alike: readonly (readonly [RegExp, string])[] = [
  [/黑|hei|gothic/i, 'SimHei, 黑体, "Noto Sans CJK SC", sans-serif'],
  [/楷|kai/i, 'KaiTi, 楷体, "Noto Serif CJK SC", serif'],
  [/仿宋|fang/i, 'FangSong, 仿宋, "Noto Serif CJK SC", serif'],
  [/courier|mono|consol/i, '"Courier New", "Liberation Mono", monospace'],
  [/arial|helvet|tahoma|calibri|verdana|微软雅黑|yahei/i, 'Arial, "Noto Sans CJK SC", sans-serif'],
];
const usual = 'SimSun, 宋体, "Noto Serif CJK SC", "Songti SC", serif';

function lettering(font: OfdFont, node: XmlNode): Attributes {
  const named = [...new Set([font.name, font.family])]
    .map((name) => name.replaceAll(/["'\\;{}]/g, ''))
    .filter(Boolean)
    .map((name) => `"${name}"`);
  const [, stack = usual] = alike.find(([name]) => name.test(`${font.name} ${font.family}`)) ?? [];
  const weight = numberOf(node.attributes.Weight, 400);
  return {
    'font-family': [...named, stack].join(', '),
    'font-weight': font.bold || weight > 500 ? 'bold' : undefined,
    'font-style': font.italic || isOn(node.attributes.Italic, false) ? 'italic' : undefined,
  };
}
