import { childOf, childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import { type Box, boxOf } from './geometry.ts';
import { areaOf, type OfdDocument, type OfdPage } from './ofd-document.ts';
import { type OfdPackage, resolveLoc } from './ofd-package.ts';
import { drawParamChain, type Resources, readResources } from './ofd-resources.ts';
import { readPart, readPartOrNote } from './read-part.ts';

/** A layer, or the appearance of an annotation: objects with what they inherit. */
export type Layer = {
  readonly node: XmlNode;
  /** Drawing parameters that hold where an object says nothing. */
  readonly inherited: readonly XmlNode[];
  readonly resources: Resources;
  /** Where an annotation stands; its objects count from there (15.2). */
  readonly at?: Box;
};

export type PageContent = {
  readonly box: Box;
  /** From the ground up. */
  readonly layers: readonly Layer[];
};

/** A4, where neither page nor document says its size. */
const usual: Box = { x: 0, y: 0, width: 210, height: 297 };

/** Everything drawn on a page in the order of drawing: templates, layers, annotations (7.7, 15). */
export async function readPageContent(
  ofd: OfdPackage,
  { id, part, document }: OfdPage,
  notes: Set<string>,
): Promise<PageContent> {
  const root = await readPart(ofd, part);
  const own = await layersOf(ofd, root, part, document, notes);
  const templates = await templatesOf(ofd, root, document, notes);
  const stacked = orders.flatMap((_, rank) => {
    const written = own.filter(({ node }) => rankOf(node.attributes.Type) === rank);
    const drawn = templates.filter((one) => one.rank === rank).flatMap(({ layers }) => layers);
    return rank === orders.length - 1 ? [...written, ...drawn] : [...drawn, ...written];
  });
  const annotations = await annotationsOf(ofd, id, document, notes);
  return {
    box: areaOf(childOf(root, 'Area')) ?? document.area ?? usual,
    layers: [...stacked, ...annotations],
  };
}

const orders = ['Background', 'Body', 'Foreground'];
const rankOf = (order = 'Body') => orders.indexOf(orders.includes(order) ? order : 'Body');

/** The templates of a page, each as high as the layers of the type that its ZOrder names (7.7). */
async function templatesOf(
  ofd: OfdPackage,
  root: XmlNode,
  document: OfdDocument,
  notes: Set<string>,
): Promise<{ rank: number; layers: Layer[] }[]> {
  const found: { rank: number; layers: Layer[] }[] = [];
  for (const { attributes } of childrenOf(root, 'Template')) {
    const template = document.templates.get(attributes.TemplateID ?? '');
    if (!template) continue;
    const drawn = await readPartOrNote(ofd, template.part, notes);
    if (!drawn) continue;
    const layers = await layersOf(ofd, drawn, template.part, document, notes);
    found.push({ rank: rankOf(attributes.ZOrder ?? template.order), layers });
  }
  return found;
}

/** The size of a page, from its own part where it says so. */
export async function readPageBox(
  ofd: OfdPackage,
  { part, document }: OfdPage,
  notes: Set<string>,
): Promise<Box> {
  const root = await readPartOrNote(ofd, part, notes);
  return areaOf(childOf(root, 'Area')) ?? document.area ?? usual;
}

async function layersOf(
  ofd: OfdPackage,
  root: XmlNode,
  part: string,
  document: OfdDocument,
  notes: Set<string>,
): Promise<Layer[]> {
  const parts = childrenOf(root, 'PageRes').map(({ text }) => resolveLoc(text, part));
  const resources = await readResources(ofd, parts, document.resources, notes);
  return childrenOf(root, 'Content')
    .flatMap((content) => childrenOf(content, 'Layer'))
    .toSorted((left, right) => rankOf(left.attributes.Type) - rankOf(right.attributes.Type))
    .map((node) => ({
      node,
      inherited: drawParamChain(resources, node.attributes.DrawParam),
      resources,
    }));
}

async function annotationsOf(
  ofd: OfdPackage,
  pageId: string,
  document: OfdDocument,
  notes: Set<string>,
): Promise<Layer[]> {
  const list = document.annotations;
  const root = list ? await readPartOrNote(ofd, list, notes) : undefined;
  const layers: Layer[] = [];
  for (const page of childrenOf(root, 'Page')) {
    const loc = textOf(page, 'FileLoc');
    if (page.attributes.PageID !== pageId || !loc || !list) continue;
    const annotations = await readPartOrNote(ofd, resolveLoc(loc, list), notes);
    for (const annotation of childrenOf(annotations, 'Annot'))
      if (annotation.attributes.Visible !== 'false')
        for (const node of childrenOf(annotation, 'Appearance')) {
          const at = boxOf(node.attributes.Boundary);
          layers.push({ node, inherited: [], resources: document.resources, ...(at && { at }) });
        }
  }
  return layers;
}
