import { parseXml } from '../xml/parse-xml.ts';
import type { XmlNode } from '../xml/read-xml.ts';
import { xmlWeight } from '../xml/xml-weight.ts';
import { type OfdPackage, OfdRefused } from './ofd-package.ts';

// What a page has beside its objects, fonts and pictures among them, takes the rest of 512 MB.
const mostWeight = 192 * 2 ** 20;

/** One document of the package in XML; only for a worker under limits. */
export async function readPart(ofd: OfdPackage, name: string): Promise<XmlNode> {
  const xml = await ofd.read(name);
  if (xmlWeight(xml) > mostWeight)
    throw new OfdRefused(`OFD 内的“${name}”元素过多，超出解析的内存限制`);
  const { root } = parseXml({ xml, xsd: null });
  if (!root) throw new OfdRefused(`OFD 内的“${name}”不是完整的 XML`);
  return root;
}

/** The same for a part without which the rest can be shown; what is wrong with it goes among the notes. */
export async function readPartOrNote(
  ofd: OfdPackage,
  name: string,
  notes: Set<string>,
): Promise<XmlNode | undefined> {
  try {
    return await readPart(ofd, name);
  } catch (error) {
    if (!(error instanceof OfdRefused)) throw error;
    notes.add(error.message);
    return undefined;
  }
}
