import { childOf, type XmlNode } from '../xml/read-xml.ts';
import { numberOf } from './geometry.ts';
import { drawParamChain, type Resources } from './ofd-resources.ts';

/** What holds for an object: said by itself, by its drawing parameter, by its layer's (8.2). */
export type GraphicStyle = {
  readonly sources: readonly XmlNode[];
  readonly attribute: (name: string) => string | undefined;
  readonly child: (name: string) => XmlNode | undefined;
};

export function styleOf(
  node: XmlNode,
  resources: Resources,
  inherited: readonly XmlNode[],
): GraphicStyle {
  const own = drawParamChain(resources, node.attributes.DrawParam);
  const sources = [node, ...own, ...inherited];
  return {
    sources,
    attribute: (name) => sources.find(({ attributes }) => name in attributes)?.attributes[name],
    child: (name) => sources.map((source) => childOf(source, name)).find(Boolean),
  };
}

/** 0 to 1; OFD counts to 255. */
export const opacityOf = (node: XmlNode | undefined): number =>
  Math.min(1, Math.max(0, numberOf(node?.attributes.Alpha, 255) / 255));

export const isOn = (written: string | undefined, otherwise: boolean): boolean =>
  written === undefined ? otherwise : /^(true|1)$/i.test(written.trim());
