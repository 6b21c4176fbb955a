import type { XmlNode } from '../xml/read-xml.ts';
import { rgbOf } from './colour.ts';
import { type GraphicStyle, isOn, opacityOf } from './graphic-style.ts';
import type { Resources } from './ofd-resources.ts';
import { type PatternCanvas, patternOf } from './pattern.ts';
import { shadings } from './shading.ts';

/** A colour of SVG, or the address of a gradient or a pattern. */
export type Paint = { readonly paint: string; readonly opacity: number };

/** What an object is filled and stroked with; nothing where it is not. */
export type Paints = { readonly fill: Paint | undefined; readonly stroke: Paint | undefined };

export type Canvas = PatternCanvas & { readonly resources: Resources };

const black: Paint = { paint: '#000000', opacity: 1 };

/** Texts are filled and paths stroked, unless they say otherwise (9.1, 11.2). */
export async function paintsOf(
  node: XmlNode,
  style: GraphicStyle,
  canvas: Canvas,
): Promise<Paints> {
  const isText = node.name === 'TextObject';
  const fill = isOn(node.attributes.Fill, isText)
    ? await paintOf(style.child('FillColor'), canvas)
    : undefined;
  const stroke = isOn(node.attributes.Stroke, !isText)
    ? ((await paintOf(style.child('StrokeColor'), canvas)) ?? black)
    : undefined;
  // A path that is to be filled and says not with what stays empty.
  return { fill: fill ?? (isText && isOn(node.attributes.Fill, true) ? black : undefined), stroke };
}

/** A colour (8.3): plain, a run from one to another, or a pattern. */
export async function paintOf(
  node: XmlNode | undefined,
  canvas: Canvas,
): Promise<Paint | undefined> {
  if (!node) return undefined;
  const { resources, sheet } = canvas;
  const opacity = opacityOf(node);
  const shading = node.children.find(({ name }) => name in shadings);
  const gradient = shading && shadings[shading.name]?.(shading, resources, sheet);
  if (gradient) return { paint: gradient, opacity };
  const other = node.children.find(({ name }) => /Shd$|^Pattern$/.test(name));
  const pattern = other?.name === 'Pattern' ? await patternOf(other, canvas) : undefined;
  if (pattern) return { paint: pattern, opacity };
  if (other) sheet.notes.add(`底纹或渐变（${other.name}）没有画出，以单色代替`);
  const value = other && !node.attributes.Value ? firstColour(other) : node;
  return { paint: rgbOf(value, resources), opacity };
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
