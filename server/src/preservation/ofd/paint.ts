import { childOf, childrenOf, type XmlNode } from '../xml/read-xml.ts';
import { numberOf, numbersOf } from './geometry.ts';
import { opacityOf } from './graphic-style.ts';
import type { Resources } from './ofd-resources.ts';
import { element, type Sheet } from './sheet.ts';

export type Paint = { readonly paint: string; readonly opacity: number };

/** A colour (8.3): plain, or a run from one to another; nothing where it is not drawn. */
export function paintOf(
  node: XmlNode | undefined,
  resources: Resources,
  sheet: Sheet,
): Paint | undefined {
  if (!node) return undefined;
  const shading = node.children.find(({ name }) => name in shadings);
  const gradient = shading && shadings[shading.name]?.(shading, resources, sheet);
  if (gradient) return { paint: gradient, opacity: opacityOf(node) };
  const other = node.children.find(({ name }) => /Shd$|^Pattern$/.test(name));
  if (other) sheet.notes.add(`底纹或渐变（${other.name}）没有画出，以单色代替`);
  const value = other && !node.attributes.Value ? firstColour(other) : node;
  return { paint: rgbOf(value, resources), opacity: opacityOf(node) };
}

/** What a shading or a pattern shows of a colour, to stand for the whole. */
function firstColour(node: XmlNode): XmlNode {
  for (const child of node.children) {
    if (/Color$/.test(child.name) && child.attributes.Value) return child;
    const found = firstColour(child);
    if (found.attributes.Value) return found;
  }
  return node;
}

type Shading = (node: XmlNode, resources: Resources, sheet: Sheet) => string;
const shadings: Readonly<Record<string, Shading>> = { AxialShd: axial, RadialShd: radial };

/** Of 1 to 16 bits, in its colour space or in that of a palette; black where it cannot be read. */
export function rgbOf(node: XmlNode, resources: Resources): string {
  const space = resources.colourSpaces.get(node.attributes.ColorSpace ?? '')?.node;
  const bits = Math.min(16, Math.max(1, numberOf(space?.attributes.BitsPerComponent, 8)));
  const palette = childrenOf(childOf(space, 'Palette'), 'CV');
  const value = palette[numberOf(node.attributes.Index, -1)]?.text ?? node.attributes.Value;
  const parts = (value ?? '').trim().split(/\s+/).filter(Boolean).map(componentOf);
  const scaled = parts.map((part) => Math.min(255, Math.max(0, (part * 255) / (2 ** bits - 1))));
  const [red = 0, green, blue, black] = scaled;
  if (green === undefined || blue === undefined) return rgb(red, red, red);
  if (black === undefined) return rgb(red, green, blue);
  const pressed = (ink: number) => 255 * (1 - ink / 255) * (1 - black / 255);
  return rgb(pressed(red), pressed(green), pressed(blue));
}

/** Also written as #FF in hexadecimal (table 26). */
function componentOf(written: string): number {
  const number = written.startsWith('#') ? Number.parseInt(written.slice(1), 16) : Number(written);
  return Number.isFinite(number) ? number : 0;
}

const rgb = (...parts: number[]) =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function axial(node: XmlNode, resources: Resources, sheet: Sheet): string {
  const [x1, y1] = numbersOf(node.attributes.StartPoint);
  const [x2, y2] = numbersOf(node.attributes.EndPoint);
  return defined('linearGradient', node, { x1, y1, x2, y2 }, { resources, sheet });
}

function radial(node: XmlNode, resources: Resources, sheet: Sheet): string {
  const [fx, fy] = numbersOf(node.attributes.StartPoint);
  const [cx, cy] = numbersOf(node.attributes.EndPoint);
  const fr = numberOf(node.attributes.StartRadius, 0);
  const r = numberOf(node.attributes.EndRadius, 0);
  return defined('radialGradient', node, { fx, fy, fr, cx, cy, r }, { resources, sheet });
}

const spreads: Readonly<Record<string, string>> = { Repeat: 'repeat', Reflect: 'reflect' };

function defined(
  kind: string,
  node: XmlNode,
  place: Readonly<Record<string, number | undefined>>,
  { resources, sheet }: { resources: Resources; sheet: Sheet },
): string {
  const name = sheet.name();
  const attributes = {
    id: name,
    gradientUnits: 'userSpaceOnUse',
    spreadMethod: spreads[node.attributes.MapType ?? ''],
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
