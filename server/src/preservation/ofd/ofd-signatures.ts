import { childOf, childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import { type OfdPackage, OfdRefused, resolveLoc } from './ofd-package.ts';
import { readPart } from './read-part.ts';

/** One signature or seal as the package describes it (GB/T 33190-2016, 18). */
export type OfdSignature = {
  readonly id: string;
  /** The list that names it: one for each document. */
  readonly list: string;
  readonly kind: 'signature' | 'seal';
  /** Signature.xml, which is what is signed. */
  readonly description: string;
  readonly value: string | null;
  readonly seal: string | null;
  readonly method: string | null;
  readonly checkMethod: string;
  readonly references: readonly { readonly name: string; readonly digest: string }[];
  /** Where its picture stands: on which pages, in which box of millimetres (18.2.3). */
  readonly stamps: readonly Stamp[];
};

export type Stamp = {
  readonly pageId: string;
  readonly boundary: string;
  readonly clip: string | null;
};

export type OfdSignatures = {
  /** The lists of signatures, one for each document in the package. */
  readonly lists: readonly string[];
  readonly signatures: readonly OfdSignature[];
  /** What the package names and does not hold whole: a signature that was taken out leaves its name behind. */
  readonly lost: readonly string[];
};

const mostSignatures = 200;

export async function findOfdSignatures(ofd: OfdPackage): Promise<OfdSignatures> {
  const root = await readPart(ofd, 'OFD.xml');
  const lists = childrenOf(root, 'DocBody').flatMap((body) => {
    const loc = textOf(body, 'Signatures');
    return loc ? [resolveLoc(loc, 'OFD.xml')] : [];
  });
  const signatures: OfdSignature[] = [];
  const lost: string[] = [];
  for (const list of lists)
    await orLost(lost, async () => {
      for (const node of childrenOf(await readPart(ofd, list), 'Signature')) {
        if (signatures.length + lost.length >= mostSignatures)
          throw new OfdRefused(`签名多于 ${mostSignatures} 枚，没有全部验证`);
        await orLost(lost, async () => {
          signatures.push(await readSignature(ofd, list, node));
        });
      }
    });
  return { lists, signatures, lost };
}

async function orLost(lost: string[], look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof OfdRefused)) throw error;
    lost.push(error.message);
  }
}

async function readSignature(ofd: OfdPackage, list: string, node: XmlNode): Promise<OfdSignature> {
  const { ID: id = '', Type: type = 'Seal', BaseLoc: loc } = node.attributes;
  if (!loc) throw new OfdRefused(`${list} 没有写明签名 ${id} 在何处`);
  const description = resolveLoc(loc, list);
  const root = await readPart(ofd, description);
  const signed = childOf(root, 'SignedInfo');
  const references = childOf(signed, 'References');
  const value = textOf(root, 'SignedValue');
  const seal = textOf(signed, 'Seal', 'BaseLoc');
  return {
    id,
    list,
    kind: type.toLowerCase() === 'sign' ? 'signature' : 'seal',
    description,
    value: value ? resolveLoc(value, description) : null,
    seal: seal ? resolveLoc(seal, description) : null,
    method: textOf(signed, 'SignatureMethod'),
    // GB/T 33190-2016, 18.2.2: MD5 where nothing is said.
    checkMethod: references?.attributes.CheckMethod ?? 'MD5',
    references: childrenOf(references, 'Reference').map((reference) => ({
      name: resolveLoc(reference.attributes.FileRef ?? '', description),
      digest: textOf(reference, 'CheckValue') ?? '',
    })),
    stamps: childrenOf(signed, 'StampAnnot').map(({ attributes }) => ({
      pageId: attributes.PageRef ?? '',
      boundary: attributes.Boundary ?? '',
      clip: attributes.Clip ?? null,
    })),
  };
}
