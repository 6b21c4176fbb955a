import { childOf, childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import { type Box, boxOf } from './geometry.ts';
import { type OfdPackage, OfdRefused, resolveLoc } from './ofd-package.ts';
import { noResources, type Resources, readResources } from './ofd-resources.ts';
import { readPart, readPartOrNote } from './read-part.ts';

export type OfdPage = {
  readonly id: string;
  /** The part that has its content. */
  readonly part: string;
  readonly document: OfdDocument;
};

export type OfdAttachment = {
  readonly name: string;
  readonly format: string | null;
  readonly part: string;
};

/** One document of a package (GB/T 33190-2016, 7.5); most packages have one. */
export type OfdDocument = {
  readonly title: string | null;
  readonly part: string;
  readonly area: Box | undefined;
  readonly resources: Resources;
  readonly templates: ReadonlyMap<string, { readonly part: string; readonly order: string }>;
  readonly pages: readonly { readonly id: string; readonly part: string }[];
  readonly annotations: string | null;
  readonly signatures: string | null;
  readonly attachments: readonly OfdAttachment[];
  /** Names of the trees of custom tags, for example of an invoice (17). */
  readonly customTags: readonly string[];
};

export type OfdContent = {
  readonly documents: readonly OfdDocument[];
  readonly pages: readonly OfdPage[];
  readonly notes: Set<string>;
};

const mostPages = 10_000;
const mostDocuments = 100;

/** What the package has to show: all its documents and their pages, in order. */
export async function readOfdContent(ofd: OfdPackage): Promise<OfdContent> {
  if (!ofd.has('OFD.xml')) throw new OfdRefused(whyNoEntry(ofd));
  const bodies = childrenOf(await readPart(ofd, 'OFD.xml'), 'DocBody');
  if (bodies.length === 0) throw new OfdRefused('OFD.xml 没有写明任何文档');
  if (bodies.length > mostDocuments) throw new OfdRefused(`OFD 内多于 ${mostDocuments} 个文档`);
  const notes = new Set<string>();
  const documents: OfdDocument[] = [];
  for (const body of bodies) documents.push(await readDocument(ofd, body, notes));
  const pages = documents.flatMap((document) =>
    document.pages.map((page) => ({ ...page, document })),
  );
  if (pages.length === 0) throw new OfdRefused('OFD 没有页');
  if (pages.length > mostPages) throw new OfdRefused(`OFD 多于 ${mostPages} 页`);
  return { documents, pages, notes };
}

/** GM/T 0099-2020 puts an encrypted OFD into a package whose entries stand in Encryptions.xml. */
function whyNoEntry(ofd: OfdPackage): string {
  const encrypted = ofd.names.some((name) => /(^|\/)(Encryptions|Decryptseed)/i.test(name));
  return encrypted ? 'OFD 已加密，需要密钥才能读出' : 'OFD 内没有 OFD.xml，不是完整的 OFD';
}

async function readDocument(ofd: OfdPackage, body: XmlNode, notes: Set<string>) {
  const root = textOf(body, 'DocRoot');
  if (!root) throw new OfdRefused('OFD.xml 没有写明文档在何处');
  const part = resolveLoc(root, 'OFD.xml');
  const document = await readPart(ofd, part);
  const common = childOf(document, 'CommonData');
  const at = (loc: string | null) => (loc ? resolveLoc(loc, part) : null);
  const resources = [...childrenOf(common, 'PublicRes'), ...childrenOf(common, 'DocumentRes')];
  const signatures = textOf(body, 'Signatures');
  return {
    title: textOf(body, 'DocInfo', 'Title'),
    part,
    area: areaOf(childOf(common, 'PageArea')),
    resources: await readResources(
      ofd,
      resources.map(({ text }) => resolveLoc(text, part)),
      noResources,
      notes,
    ),
    templates: templatesOf(common, part),
    pages: childrenOf(childOf(document, 'Pages'), 'Page').map(({ attributes }) => ({
      id: attributes.ID ?? '',
      part: resolveLoc(attributes.BaseLoc ?? '', part),
    })),
    annotations: at(textOf(document, 'Annotations')),
    signatures: signatures ? resolveLoc(signatures, 'OFD.xml') : null,
    attachments: await readAttachments(ofd, at(textOf(document, 'Attachments')), notes),
    customTags: await readCustomTags(ofd, at(textOf(document, 'CustomTags')), notes),
  };
}

function templatesOf(common: XmlNode | undefined, part: string) {
  return new Map(
    childrenOf(common, 'TemplatePage').map(({ attributes }) => [
      attributes.ID ?? '',
      {
        part: resolveLoc(attributes.BaseLoc ?? '', part),
        order: attributes.ZOrder ?? 'Background',
      },
    ]),
  );
}

/** What of a page is shown: its physical box (7.6). */
export function areaOf(area: XmlNode | undefined): Box | undefined {
  const box = boxOf(textOf(area, 'PhysicalBox')) ?? boxOf(textOf(area, 'ApplicationBox'));
  return box && box.width > 0 && box.height > 0 ? box : undefined;
}

async function readAttachments(ofd: OfdPackage, part: string | null, notes: Set<string>) {
  const root = part ? await readPartOrNote(ofd, part, notes) : undefined;
  return childrenOf(root, 'Attachment').map((node) => ({
    name: node.attributes.Name ?? '',
    format: node.attributes.Format ?? null,
    part: resolveLoc(textOf(node, 'FileLoc') ?? '', part ?? ''),
  }));
}

async function readCustomTags(ofd: OfdPackage, part: string | null, notes: Set<string>) {
  const root = part ? await readPartOrNote(ofd, part, notes) : undefined;
  return childrenOf(root, 'CustomTag').map(
    ({ attributes }) => attributes.TypeID ?? attributes.NameSpace ?? '',
  );
}
