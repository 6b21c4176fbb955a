import { childOf, childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import { type OfdPackage, resolveLoc } from './ofd-package.ts';
import { readPartOrNote } from './read-part.ts';

/** One resource as it is described, with the part and the folder that its own paths begin from (7.9). */
export type Resource = { readonly node: XmlNode; readonly base: string };

/** What pages refer to by number: one table for each kind, because producers use a number twice. */
export type Resources = {
  readonly fonts: ReadonlyMap<string, Resource>;
  readonly colourSpaces: ReadonlyMap<string, Resource>;
  readonly drawParams: ReadonlyMap<string, Resource>;
  readonly media: ReadonlyMap<string, Resource>;
  readonly units: ReadonlyMap<string, Resource>;
};

const groups = [
  ['fonts', 'Fonts', 'Font'],
  ['colourSpaces', 'ColorSpaces', 'ColorSpace'],
  ['drawParams', 'DrawParams', 'DrawParam'],
  ['media', 'MultiMedias', 'MultiMedia'],
  ['units', 'CompositeGraphicUnits', 'CompositeGraphicUnit'],
] as const;

export const noResources: Resources = {
  fonts: new Map(),
  colourSpaces: new Map(),
  drawParams: new Map(),
  media: new Map(),
  units: new Map(),
};

/** What the named parts describe, added to what is known already. */
export async function readResources(
  ofd: OfdPackage,
  parts: readonly string[],
  known: Resources,
  notes: Set<string>,
): Promise<Resources> {
  const all = {
    fonts: new Map(known.fonts),
    colourSpaces: new Map(known.colourSpaces),
    drawParams: new Map(known.drawParams),
    media: new Map(known.media),
    units: new Map(known.units),
  };
  for (const part of new Set(parts)) {
    const root = await readPartOrNote(ofd, part, notes);
    if (!root) continue;
    const base = folderOf(root.attributes.BaseLoc, part);
    for (const [kind, group, name] of groups)
      for (const node of childrenOf(root, group).flatMap((one) => childrenOf(one, name)))
        all[kind].set(node.attributes.ID ?? '', { node, base });
  }
  return all;
}

/** BaseLoc is a folder; paths are resolved from a file, so a name is put behind it. */
function folderOf(baseLoc: string | undefined, part: string): string {
  if (!baseLoc) return part;
  return `/${resolveLoc(baseLoc, part)}/_`;
}

/** Where the bytes of a font or a picture are; nothing where none are embedded or they are missing. */
export function contentOf(
  ofd: OfdPackage,
  resource: Resource | undefined,
  element: 'FontFile' | 'MediaFile',
): string | undefined {
  const loc = textOf(resource?.node, element);
  if (!loc || !resource) return undefined;
  const plain = resolveLoc(loc, '/');
  // Some producers write the path from the document's folder, or leave out BaseLoc's.
  const folder = resource.base.replace(/\/?_$/, '').replace(/^\//, '');
  const parent = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
  return [resolveLoc(loc, resource.base), resolveLoc(loc, `${parent}/_`), plain].find((name) =>
    ofd.has(name),
  );
}

/** A drawing parameter with those it is relative to, nearest first (8.2); a circle ends where it closes. */
export function drawParamChain(resources: Resources, id: string | undefined): XmlNode[] {
  const chain: XmlNode[] = [];
  const seen = new Set<string>();
  for (let at = id; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const node: XmlNode | undefined = resources.drawParams.get(at)?.node;
    if (node) chain.push(node);
    at = node?.attributes.Relative;
  }
  return chain;
}

/** The content of a composite unit (13.3). */
export const unitContent = (unit: Resource | undefined): XmlNode | undefined =>
  childOf(unit?.node, 'Content');
