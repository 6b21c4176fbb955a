import { childOf, childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import { isEvenOdd } from './draw-path.ts';
import { textShapes } from './draw-text.ts';
import { boxOf, type Matrix, matrixOf, moved, through, transformOf, unmoved } from './geometry.ts';
import { isOn } from './graphic-style.ts';
import type { Fonts } from './ofd-font.ts';
import type { Resources } from './ofd-resources.ts';
import { placeOf } from './page-objects.ts';
import { pathData, short } from './path-data.ts';
import { defineClip, element, type Sheet } from './sheet.ts';

/** Names of definitions: what lies in the object's own space, and what lies in its container's. */
export type Clips = { readonly own: readonly string[]; readonly around: readonly string[] };

type Surroundings = { readonly fonts: Fonts; readonly resources: Resources; readonly sheet: Sheet };

/** Clips (8.4): an object shows what is inside of every clip, each the union of its areas. */
export async function clipsOf(node: XmlNode, surroundings: Surroundings): Promise<Clips> {
  const clips = childOf(node, 'Clips');
  // TransFlag: whether the object's CTM moves the clips as well; its boundary always does.
  const follows = isOn(clips?.attributes.TransFlag, true);
  const { x = 0, y = 0 } = boxOf(node.attributes.Boundary) ?? {};
  const names: string[] = [];
  for (const clip of childrenOf(clips, 'Clip')) {
    const shapes: string[] = [];
    for (const area of childrenOf(clip, 'Area'))
      shapes.push(...(await areaShapes(area, follows ? unmoved : moved(x, y), surroundings)));
    if (shapes.length > 0) names.push(defineClip(shapes.join(''), surroundings.sheet));
  }
  return follows ? { own: names, around: [] } : { own: [], around: names };
}

async function areaShapes(
  area: XmlNode,
  start: Matrix,
  { fonts, resources, sheet }: Surroundings,
): Promise<string[]> {
  const place = through(matrixOf(area.attributes.CTM), start);
  const shapes: string[] = [];
  for (const node of area.children) {
    const inside = through(placeOf(node), place);
    if (node.name === 'Path')
      shapes.push(
        element('path', {
          d: pathData(textOf(node, 'AbbreviatedData') ?? ''),
          'clip-rule': isEvenOdd(node) ? 'evenodd' : undefined,
          transform: transformOf(inside),
        }),
      );
    if (node.name === 'Text') {
      const font = await fonts.find(resources.fonts.get(node.attributes.Font ?? ''));
      shapes.push(...textShapes(node, font, inside, sheet));
    }
  }
  return shapes;
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
  return defineClip(element('rect', attributes), sheet);
}

/** A drawing inside of clips, the first of them innermost. */
export function clipped(drawn: string, names: readonly string[]): string {
  return names.reduce(
    (inside, name) => element('g', { 'clip-path': `url(#${name})` }, inside),
    drawn,
  );
}
