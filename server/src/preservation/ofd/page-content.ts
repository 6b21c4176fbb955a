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
  const below: Layer[] = [];
  const above: Layer[] = [];
  for (const { attributes } of childrenOf(root, 'Template')) {
    const template = document.templates.get(attributes.TemplateID ?? '');
    if (!template) continue;
    const drawn = await readPartOrNote(ofd, template.part, notes);
    if (!drawn) continue;
    const order = attributes.ZOrder ?? template.order;
    const layers = await layersOf(ofd, drawn, template.part, document, notes);
    (order === 'Foreground' ? above : below).push(...layers);
  }
  const annotations = await annotationsOf(ofd, id, document, notes);
  return {
    box: areaOf(childOf(root, 'Area')) ?? document.area ?? usual,
    layers: [...below, ...own, ...above, ...annotations],
  };
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

const orders = ['Background', 'Body', 'Foreground'];

async function layersOf(
  ofd: OfdPackage,
  root: XmlNode,
  part: string,
  document: OfdDocument,
  notes: Set<string>,
): Promise<Layer[]> {
  const parts = childrenOf(root, 'PageRes').map(({ text }) => resolveLoc(text, part));
  const resources = await readResources(ofd, parts, document.resources, notes);
  const rank = ({ attributes }: XmlNode) => orders.indexOf(attributes.Type ?? 'Body');
  return childrenOf(root, 'Content')
    .flatMap((content) => childrenOf(content, 'Layer'))
    .toSorted((left, right) => rank(left) - rank(right))
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
