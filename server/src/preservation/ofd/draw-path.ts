import { childOf, childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import { boxOf, type Matrix, matrixOf, numberOf, numbersOf, through, unmoved } from './geometry.ts';
import { type GraphicStyle, isOn } from './graphic-style.ts';
import type { Resources } from './ofd-resources.ts';
import { placeOf } from './page-objects.ts';
import { paintOf } from './paint.ts';
import { pathData, short } from './path-data.ts';
import { element, type Sheet } from './sheet.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** The style of lines that SVG and OFD share (8.2, 9.1). */
export function strokeOf(style: GraphicStyle, resources: Resources, sheet: Sheet): Attributes {
  const paint = paintOf(style.child('StrokeColor'), resources, sheet);
  const dashes = numbersOf(style.attribute('DashPattern')).map(Math.abs).map(short);
  const isDashed = dashes.some((dash) => dash > 0);
  return {
    stroke: paint?.paint ?? '#000000',
    'stroke-opacity': faint(paint?.opacity),
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

export function drawPath(
  node: XmlNode,
  style: GraphicStyle,
  resources: Resources,
  sheet: Sheet,
): string {
  const d = pathData(textOf(node, 'AbbreviatedData') ?? '');
  if (d === '') return '';
  const fill = isOn(node.attributes.Fill, false)
    ? paintOf(style.child('FillColor'), resources, sheet)
    : undefined;
  const stroke = isOn(node.attributes.Stroke, true) ? strokeOf(style, resources, sheet) : {};
  return element('path', {
    d,
    fill: fill?.paint ?? 'none',
    'fill-opacity': fill && faint(fill.opacity),
    'fill-rule': /even/i.test(node.attributes.Rule ?? '') ? 'evenodd' : undefined,
    ...stroke,
  });
}

/** Clips (8.4): what is inside of every clip, each the union of its areas. Names of definitions. */
export function clipsOf(node: XmlNode, sheet: Sheet): string[] {
  const names: string[] = [];
  for (const clip of childrenOf(childOf(node, 'Clips'), 'Clip')) {
    const paths = childrenOf(clip, 'Area').flatMap((area) => areaPaths(area, sheet));
    if (paths.length === 0) continue;
    names.push(
      sheet.define(`clip ${paths.join('')}`, (id) =>
        element('clipPath', { id, clipPathUnits: 'userSpaceOnUse' }, paths.join('')),
      ),
    );
  }
  return names;
}

function areaPaths(area: XmlNode, sheet: Sheet): string[] {
  if (childOf(area, 'Text')) sheet.notes.add('以文字为形状的裁剪没有画出');
  return childrenOf(area, 'Path').map((path) =>
    element('path', {
      d: pathData(textOf(path, 'AbbreviatedData') ?? ''),
      'clip-rule': /even/i.test(path.attributes.Rule ?? '') ? 'evenodd' : undefined,
      transform: transformOf(through(placeOf(path), matrixOf(area.attributes.CTM))),
    }),
  );
}

/** What goes over an object's boundary is not shown (8.5); half a line may, and a box without extent says nothing. */
export function boundaryClip(node: XmlNode, margin: number, sheet: Sheet): string | undefined {
  const box = boxOf(node.attributes.Boundary);
  if (!box || box.width === 0 || box.height === 0) return undefined;
  const attributes = {
    x: short(box.x - margin),
    y: short(box.y - margin),
    width: short(box.width + 2 * margin),
    height: short(box.height + 2 * margin),
  };
  const rect = element('rect', attributes);
  return sheet.define(`clip ${rect}`, (id) => element('clipPath', { id }, rect));
}

export function transformOf(matrix: Matrix): string | undefined {
  const same = matrix.every((part, at) => part === unmoved[at]);
  return same ? undefined : `matrix(${matrix.map(fine).join(' ')})`;
}

const fine = (figure: number) => Math.round(figure * 1e6) / 1e6 || 0;
