import type { XmlNode } from '../xml/read-xml.ts';
import { boundaryClip, clipsOf, drawPath, faint, transformOf } from './draw-path.ts';
import { pictureOf } from './draw-picture.ts';
import { drawText } from './draw-text.ts';
import { moved, numberOf } from './geometry.ts';
import { type GraphicStyle, opacityOf, styleOf } from './graphic-style.ts';
import type { Fonts } from './ofd-font.ts';
import type { OfdPackage } from './ofd-package.ts';
import { type Resources, unitContent } from './ofd-resources.ts';
import type { Layer } from './page-content.ts';
import { isVisible, type ObjectBudget, placeOf, spend } from './page-objects.ts';
import { element, type Sheet } from './sheet.ts';

/** What drawing needs to know, whatever it draws. */
export type Drawing = {
  readonly ofd: OfdPackage;
  readonly fonts: Fonts;
  readonly sheet: Sheet;
  readonly budget: ObjectBudget;
};

type Surroundings = {
  readonly resources: Resources;
  readonly inherited: readonly XmlNode[];
  readonly depth: number;
};

export async function drawLayer(layer: Layer, drawing: Drawing): Promise<string> {
  const { resources, inherited, at } = layer;
  const drawn = await drawAll(layer.node, { resources, inherited, depth: 0 }, drawing);
  return at ? element('g', { transform: transformOf(moved(at.x, at.y)) }, drawn) : drawn;
}

async function drawAll(parent: XmlNode, around: Surroundings, drawing: Drawing): Promise<string> {
  const drawn: string[] = [];
  for (const node of parent.children) {
    spend(drawing.budget, around.depth);
    if (!isVisible(node)) continue;
    if (node.name === 'PageBlock') drawn.push(await drawAll(node, deeper(around), drawing));
    else if (/Object$/.test(node.name)) drawn.push(await drawObject(node, around, drawing));
  }
  return drawn.join('');
}

const deeper = (around: Surroundings): Surroundings => ({ ...around, depth: around.depth + 1 });

/** From outside to inside: boundary, opacity, place, clips, and the object itself (8.5). */
async function drawObject(node: XmlNode, around: Surroundings, drawing: Drawing): Promise<string> {
  const { sheet } = drawing;
  const style = styleOf(node, around.resources, around.inherited);
  let drawn = await contentOfObject(node, style, around, drawing);
  if (drawn === '') return '';
  for (const clip of clipsOf(node, sheet))
    drawn = element('g', { 'clip-path': `url(#${clip})` }, drawn);
  const placed = element('g', { transform: transformOf(placeOf(node)) }, drawn);
  // Producers measure the boundary of a text by its widths, and glyphs reach out of it.
  const margin = node.name === 'PathObject' ? numberOf(style.attribute('LineWidth'), 0.353) : 0;
  const clip = node.name === 'TextObject' ? undefined : boundaryClip(node, margin, sheet);
  return sheet.weigh(
    element(
      'g',
      {
        opacity: faint(opacityOf(node)),
        'clip-path': clip && `url(#${clip})`,
        style: blendOf(node.attributes.BlendMode),
      },
      placed,
    ),
  );
}

const blends = ['multiply', 'screen', 'overlay', 'darken', 'lighten', 'color-dodge', 'color-burn'];

/** How colours meet what is below (8.5, BlendMode), by the names that CSS has for it. */
function blendOf(written: string | undefined): string | undefined {
  const mode = written?.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  return mode && blends.includes(mode) ? `mix-blend-mode:${mode}` : undefined;
}

async function contentOfObject(
  node: XmlNode,
  style: GraphicStyle,
  around: Surroundings,
  drawing: Drawing,
): Promise<string> {
  const { resources } = around;
  const { sheet, ofd, fonts } = drawing;
  switch (node.name) {
    case 'TextObject': {
      const font = await fonts.find(resources.fonts.get(node.attributes.Font ?? ''));
      return drawText(node, font, style, resources, sheet);
    }
    case 'PathObject':
      return drawPath(node, style, resources, sheet);
    case 'ImageObject': {
      if (node.attributes.ImageMask) sheet.notes.add('图像的掩膜没有用上');
      const picture = await pictureOf(
        ofd,
        resources.media.get(node.attributes.ResourceID ?? ''),
        sheet,
      );
      return picture ? pictureUse(picture, sheet) : '';
    }
    case 'CompositeObject': {
      const unit = unitContent(resources.units.get(node.attributes.ResourceID ?? ''));
      return unit ? drawAll(unit, deeper(around), drawing) : '';
    }
    default:
      sheet.notes.add(`${node.name} 没有画出`);
      return '';
  }
}

/** A picture fills the unit square, which CTM makes as large as it is to be (10). */
function pictureUse(address: string, sheet: Sheet): string {
  const name = sheet.define(`picture ${address}`, (id) =>
    element('image', { id, width: 1, height: 1, preserveAspectRatio: 'none', href: address }),
  );
  return element('use', { href: `#${name}` });
}
