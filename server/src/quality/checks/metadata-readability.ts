import { metadataElements } from '@lantai/contract/records/metadata-elements.ts';
import { tag } from '../../preservation/eep/eep-text.ts';
import { readXml, type XmlNode } from '../../preservation/xml/read-xml.ts';
import { compared, failed, notApplicable, type RecordCheck } from '../check.ts';

const parser = { name: 'libxml2-wasm', version: 'XML 1.0' };

/** 3-1: the metadata, written as XML and read again by a parser, say what they said. */
export const metadataIsReadable: RecordCheck = {
  code: '3-1',
  async look({ metadata }) {
    const told = metadata.elements.flatMap(({ id, values }) =>
      values.map(({ value }) => ({ id, value })),
    );
    if (told.length === 0) return { seen: [notApplicable('元数据', '没有元数据')], tool: parser };
    const text = `<元数据>${told.map(({ id, value }) => tag(id, value)).join('')}</元数据>`;
    const { root, violations } = await readXml(Buffer.from(text));
    if (root === null) {
      const [first] = violations;
      return {
        seen: [failed('元数据 XML', '能够解析', '不能解析', first?.message ?? null)],
        tool: parser,
      };
    }
    return {
      seen: told.map(({ id, value }, at) => sameAgain(id, value, root.children[at])),
      tool: parser,
    };
  },
};

function sameAgain(id: string, value: string, node: XmlNode | undefined) {
  const name = metadataElements.find((element) => element.id === id)?.name ?? id;
  return compared(`${id} ${name}`, value.trim(), (node?.text ?? '').trim());
}
