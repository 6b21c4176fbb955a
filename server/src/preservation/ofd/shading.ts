import { childOf, childrenOf, type XmlNode } from '../xml/read-xml.ts';
import { rgbOf } from './colour.ts';
import { numberOf, numbersOf } from './geometry.ts';
import { opacityOf } from './graphic-style.ts';
import type { Resources } from './ofd-resources.ts';
import { short } from './path-data.ts';
import { element, type Sheet } from './sheet.ts';

type Shading = (node: XmlNode, resources: Resources, sheet: Sheet) => string;

/** The shadings that SVG has as well (8.3.4), each as the address of its definition. */
export const shadings: Readonly<Record<string, Shading>> = { AxialShd: axial, RadialShd: radial };

function axial(node: XmlNode, resources: Resources, sheet: Sheet): string {
  const [x1 = 0, y1 = 0] = numbersOf(node.attributes.StartPoint);
  const [x2 = 0, y2 = 0] = numbersOf(node.attributes.EndPoint);
  const part = unitPart(node, Math.hypot(x2 - x1, y2 - y1));
  const end = { x2: short(x1 + (x2 - x1) * part), y2: short(y1 + (y2 - y1) * part) };
  return defined('linearGradient', node, { x1, y1, ...end }, { resources, sheet });
}

function radial(node: XmlNode, resources: Resources, sheet: Sheet): string {
  const [fx = 0, fy = 0] = numbersOf(node.attributes.StartPoint);
  const [cx = 0, cy = 0] = numbersOf(node.attributes.EndPoint);
  const fr = Math.max(0, numberOf(node.attributes.StartRadius, 0));
  const r = Math.max(0, numberOf(node.attributes.EndRadius, 0));
  const place = { fx, fy, fr, cx, cy, r, gradientTransform: ellipse(node, cx, cy) };
  return defined('radialGradient', node, place, { resources, sheet });
}

/** Which part of the way one run takes where it is repeated (MapUnit); the whole way where nothing is said. */
function unitPart({ attributes }: XmlNode, length: number): number {
  const unit = numberOf(attributes.MapUnit, 0);
  return attributes.MapType !== undefined && spreads[attributes.MapType] && unit > 0 && length > 0
    ? unit / length
    : 1;
}

/** Circles that are pressed flat by Eccentricity and turned by Angle are ellipses. */
function ellipse({ attributes }: XmlNode, cx: number, cy: number): string | undefined {
  const eccentricity = numberOf(attributes.Eccentricity, 0);
  if (!(eccentricity > 0 && eccentricity < 1)) return undefined;
  const flat = short(Math.sqrt(1 - eccentricity ** 2));
  const turn = short(numberOf(attributes.Angle, 0));
  return `translate(${cx} ${cy}) rotate(${turn}) scale(1 ${flat}) translate(${-cx} ${-cy})`;
}

const spreads: Readonly<Record<string, string>> = { Repeat: 'repeat', Reflect: 'reflect' };

function defined(
  kind: string,
  node: XmlNode,
  place: Readonly<Record<string, number | string | undefined>>,
  { resources, sheet }: { resources: Resources; sheet: Sheet },
): string {
  const name = sheet.name();
  const { MapType } = node.attributes;
  const attributes = {
    id: name,
    gradientUnits: 'userSpaceOnUse',
    spreadMethod: MapType === undefined ? undefined : spreads[MapType],
    ...place,
  };
  const stops = stopsOf(node, resources);
  sheet.definitions.push(sheet.weigh(element(kind, attributes, stops.join(''))));
  return `url(#${name})`;
}

function stopsOf(node: XmlNode, resources: Resources): string[] {
  const segments = childrenOf(node, 'Segment');
  const stops = segments.map((segment, at) => {
    const colour = childOf(segment, 'Color');
    return {
      offset: numberOf(segment.attributes.Position, at / Math.max(1, segments.length - 1)),
      'stop-color': colour ? rgbOf(colour, resources) : '#000000',
      'stop-opacity': opacityOf(colour),
    };
  });
  // Extend: bit 1 goes on before the start, bit 2 after the end (table 28); SVG always goes on.
  const extend = numberOf(node.attributes.Extend, 0);
  const [first, last] = [stops[0], stops.at(-1)];
  if (first && !(extend & 1)) stops.unshift({ ...first, 'stop-opacity': 0 });
  if (last && !(extend & 2)) stops.push({ ...last, 'stop-opacity': 0 });
  return stops.map((stop) => element('stop', stop));
}
