import type { XmlNode } from '../xml/read-xml.ts';
import { boundaryClip, clipped, clipsOf } from './draw-clip.ts';
import { absentImage, borderOf, drawImage } from './draw-image.ts';
import { drawPath, faint } from './draw-path.ts';
import type { Pictures } from './draw-picture.ts';
import { drawText } from './draw-text.ts';
import { type Matrix, moved, numberOf, through, transformOf, unmoved } from './geometry.ts';
import { type GraphicStyle, opacityOf, styleOf } from './graphic-style.ts';
import type { Fonts } from './ofd-font.ts';
import { type Resources, unitContent } from './ofd-resources.ts';
import type { Layer } from './page-content.ts';
import { isVisible, type ObjectBudget, placeOf, spend } from './page-objects.ts';
import { type Canvas, paintsOf } from './paint.ts';
import { element, type Sheet } from './sheet.ts';

/** What drawing needs to know, whatever it draws. */
export type Drawing = {
  readonly fonts: Fonts;
  readonly pictures: Pictures;
  readonly sheet: Sheet;
  readonly budget: ObjectBudget;
};

type Surroundings = {
  readonly resources: Resources;
  readonly inherited: readonly XmlNode[];
  readonly depth: number;
  /** From the space of the container to the page. */
  readonly toPage: Matrix;
};

export async function drawLayer(layer: Layer, drawing: Drawing): Promise<string> {
  const { resources, inherited, at } = layer;
  const toPage = at ? moved(at.x, at.y) : unmoved;
  const drawn = await drawAll(layer.node, { resources, inherited, depth: 0, toPage }, drawing);
  return at ? element('g', { transform: transformOf(toPage) }, drawn) : drawn;
}

async function drawAll(parent: XmlNode, around: Surroundings, drawing: Drawing): Promise<string> {
  const drawn: string[] = [];
  for (const node of parent.children) {
    spend(drawing.budget, around.depth);
    if (!isVisible(node)) continue;
    if (node.name === 'PageBlock') drawn.push(await drawAll(node, inside(around), drawing));
    else if (/Object$/.test(node.name)) drawn.push(await drawObject(node, around, drawing));
  }
  return drawn.join('');
}

const inside = (around: Surroundings, toPage = around.toPage): Surroundings => ({
  ...around,
  depth: around.depth + 1,
  toPage,
});

/** From outside to inside: boundary, opacity, clips, place, and the object itself (8.5). */
async function drawObject(node: XmlNode, around: Surroundings, drawing: Drawing): Promise<string> {
  const { sheet, fonts } = drawing;
  const style = styleOf(node, around.resources, around.inherited);
  const drawn = await contentOfObject(node, style, around, drawing);
  if (drawn === undefined) return sheet.weigh(absentImage(node));
  if (drawn === '') return '';
  const clips = await clipsOf(node, { fonts, resources: around.resources, sheet });
  const own = clipped(drawn, clips.own);
  const placed = clipped(
    element('g', { transform: transformOf(placeOf(node)) }, own),
    clips.around,
  );
  // Producers measure the boundary of a text by its widths, and glyphs reach out of it.
  const margin = node.name === 'PathObject' ? numberOf(style.attribute('LineWidth'), 0.353) : 0;
  const clip = node.name === 'TextObject' ? undefined : boundaryClip(node, margin, sheet);
  const bounded = element(
    'g',
    {
      opacity: faint(opacityOf(node)),
      'clip-path': clip && `url(#${clip})`,
      style: blendOf(node.attributes.BlendMode),
    },
    placed,
  );
  return sheet.weigh(bounded + (await borderOf(node, canvasOf(node, around, drawing))));
}

const blends = ['multiply', 'screen', 'overlay', 'darken', 'lighten', 'color-dodge', 'color-burn'];

/** How colours meet what is below (8.5, BlendMode), by the names that CSS has for it. */
function blendOf(written: string | undefined): string | undefined {
  const mode = written?.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  return mode && blends.includes(mode) ? `mix-blend-mode:${mode}` : undefined;
}

/** Nothing stands for a picture that cannot be drawn. */
async function contentOfObject(
  node: XmlNode,
  style: GraphicStyle,
  around: Surroundings,
  drawing: Drawing,
): Promise<string | undefined> {
  const { resources } = around;
  const { sheet, fonts } = drawing;
  switch (node.name) {
    case 'TextObject': {
      const font = await fonts.find(resources.fonts.get(node.attributes.Font ?? ''));
      return drawText(
        node,
        font,
        style,
        await paintsOf(node, style, canvasOf(node, around, drawing)),
        sheet,
      );
    }
    case 'PathObject':
      return drawPath(node, style, await paintsOf(node, style, canvasOf(node, around, drawing)));
    case 'ImageObject':
      return drawImage(node, resources.media, drawing.pictures, sheet);
    case 'CompositeObject': {
      const unit = unitContent(resources.units.get(node.attributes.ResourceID ?? ''));
      const toPage = through(placeOf(node), around.toPage);
      return unit ? drawAll(unit, inside(around, toPage), drawing) : '';
    }
    default:
      sheet.notes.add(`${node.name} 没有画出`);
      return '';
  }
}

function canvasOf(node: XmlNode, around: Surroundings, drawing: Drawing): Canvas {
  return {
    resources: around.resources,
    sheet: drawing.sheet,
    toPage: through(placeOf(node), around.toPage),
    // What is drawn in a cell takes nothing from the object that the cell covers.
    drawCell: (cell) => drawAll(cell, { ...inside(around, unmoved), inherited: [] }, drawing),
  };
}
