import { textOf, type XmlNode } from '../xml/read-xml.ts';
import { numberOf, numbersOf } from './geometry.ts';
import type { GraphicStyle } from './graphic-style.ts';
import type { Paint, Paints } from './paint.ts';
import { pathData, short } from './path-data.ts';
import { type Attributes, element } from './sheet.ts';

/** The style of lines that SVG and OFD share (8.2, 9.1). */
export function strokeOf(style: GraphicStyle, stroke: Paint | undefined): Attributes {
  if (!stroke) return {};
  const dashes = numbersOf(style.attribute('DashPattern')).map(Math.abs).map(short);
  const isDashed = dashes.some((dash) => dash > 0);
  return {
    stroke: stroke.paint,
    'stroke-opacity': faint(stroke.opacity),
    'stroke-width': short(Math.abs(numberOf(style.attribute('LineWidth'), 0.353))),
    'stroke-linecap': word(style.attribute('Cap'), ['round', 'square']),
    'stroke-linejoin': word(style.attribute('Join'), ['round', 'bevel']),
    'stroke-miterlimit': Math.max(1, numberOf(style.attribute('MiterLimit'), 3.528)),
    'stroke-dasharray': isDashed ? dashes.join(' ') : undefined,
    'stroke-dashoffset': isDashed ? numberOf(style.attribute('DashOffset'), 0) : undefined,
  };
}

/** Left out where it is whole. */
export const faint = (opacity: number | undefined): number | undefined =>
  opacity === undefined || opacity === 1 ? undefined : short(opacity);

function word(written: string | undefined, known: readonly string[]): string | undefined {
  const lower = written?.toLowerCase() ?? '';
  return known.includes(lower) ? lower : undefined;
}

export const isEvenOdd = ({ attributes }: XmlNode): boolean => /even/i.test(attributes.Rule ?? '');

export function drawPath(node: XmlNode, style: GraphicStyle, { fill, stroke }: Paints): string {
  const d = pathData(textOf(node, 'AbbreviatedData') ?? '');
  if (d === '') return '';
  return element('path', {
    d,
    fill: fill?.paint ?? 'none',
    'fill-opacity': faint(fill?.opacity),
    'fill-rule': isEvenOdd(node) ? 'evenodd' : undefined,
    ...strokeOf(style, stroke),
  });
}
