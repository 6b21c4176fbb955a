import { childOf, childrenOf, type XmlNode } from '../xml/read-xml.ts';
import { numberOf } from './geometry.ts';
import type { Resources } from './ofd-resources.ts';

/** Of 1 to 16 bits, in its colour space or in that of a palette; black where it cannot be read (8.3.2). */
export function rgbOf(node: XmlNode, resources: Resources): string {
  const { ColorSpace, Index, Value } = node.attributes;
  const space = ColorSpace === undefined ? undefined : resources.colourSpaces.get(ColorSpace)?.node;
  const bits = Math.min(16, Math.max(1, numberOf(space?.attributes.BitsPerComponent, 8)));
  const palette = childrenOf(childOf(space, 'Palette'), 'CV');
  const value = palette[numberOf(Index, -1)]?.text ?? Value;
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
