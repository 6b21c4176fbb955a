import { agentKindNames, businessStatusNames } from '@lantai/contract/records/metadata.ts';
import { childOf, childrenOf, textOf, type XmlNode } from '../xml/read-xml.ts';
import {
  type EepAgent,
  type EepBusiness,
  type EepDocument,
  type EepEncoding,
  type EepRecord,
  type EepRelation,
  eepLayout,
} from './eep-record.ts';
import { digestsInDescription } from './integrity-note.ts';

/** An encoding as it stands in the package: with its name there, and what it refers to. */
export type PlacedEncoding = EepEncoding & {
  readonly contentId: string;
  readonly refersTo: string | null;
};

/** One layer of a package: the original, or what a modification says instead. */
export type EepLayer = {
  readonly record: EepRecord;
  readonly encodings: readonly PlacedEncoding[];
  readonly isOriginal: boolean;
  readonly isSigned: boolean;
};

/** The layers of a package, the newest first; each but the last holds the next one inside it. */
export function layersOf(root: XmlNode): EepLayer[] {
  const layers: EepLayer[] = [];
  let object = childOf(root, '被签名对象');
  let signed = childOf(root, '电子签名块') !== undefined;
  while (object) {
    const original = childOf(object, '封装内容');
    const content = original ?? childOf(object, '修改封装内容', '修订内容');
    layers.push({
      ...contentOf(object, content),
      isOriginal: original !== undefined,
      isSigned: signed,
    });
    const inner = childOf(object, '修改封装内容', '原封装包');
    signed = childOf(inner, '电子签名块') !== undefined;
    object = childOf(inner, '被签名对象');
  }
  return layers;
}

function contentOf(object: XmlNode, content: XmlNode | undefined) {
  const entity = childOf(content, '文件实体块', '文件实体');
  const documents = childrenOf(childOf(entity, '文件数据'), '文档');
  const identifier = textOf(entity, '电子文件号') ?? '';
  const record = {
    maker: textOf(object, '封装包创建单位') ?? '',
    madeAt: textOf(object, '封装包创建时间') ?? '',
    identifier,
    code: childOf(entity, '档号')?.text.trim() ?? '',
    elements: elementsOf(entity),
    systems: childrenOf(entity, '信息系统描述').map(({ text }) => text),
    notes: childrenOf(entity, '附注').map(({ text }) => text),
    documents: documents.map(documentOf),
    agents: childrenOf(childOf(content, '机构人员实体块'), '机构人员实体').map(agentOf),
    business: childrenOf(childOf(content, '业务实体块'), '业务实体').map(businessOf),
    relations: childrenOf(childOf(content, '文件实体块'), '文件实体关系').map((relation) =>
      relationOf(relation, identifier),
    ),
  };
  return { record, encodings: documents.flatMap(encodingsOf) };
}

/** The elements of a 文件实体, also where it stands alone as a metadata file. */
export function elementsOf(entity: XmlNode | undefined): Record<string, string> {
  const read = Object.entries(eepLayout).flatMap(([container, names]) =>
    names.flatMap((name) => {
      const texts = childrenOf(childOf(entity, container), name)
        .map(({ text }) => text.trim())
        .filter((text) => text !== '');
      return texts.length === 0 ? [] : [[name, texts.join('；')] as const];
    }),
  );
  return Object.fromEntries(read);
}

function documentOf(document: XmlNode): EepDocument {
  return {
    title: textOf(document, '题名'),
    isMain: textOf(document, '文档主从声明') === '主文档',
    encodings: encodingNodes(document).map(encodingOf),
  };
}

function encodingNodes(document: XmlNode): XmlNode[] {
  return childrenOf(document, '文档数据').flatMap((part) => childrenOf(part, '编码'));
}

function encodingsOf(document: XmlNode): PlacedEncoding[] {
  return encodingNodes(document).map((encoding) => {
    const content = childOf(encoding, '编码数据');
    return {
      ...encodingOf(encoding),
      contentId: content?.attributes.编码数据ID ?? '',
      refersTo: content?.attributes.引用编码数据ID ?? null,
    };
  });
}

function encodingOf(encoding: XmlNode): EepEncoding {
  const facts = childOf(encoding, '电子属性');
  return {
    fileName: textOf(facts, '计算机文件名') ?? '',
    size: Number(textOf(facts, '计算机文件大小') ?? Number.NaN),
    format: textOf(facts, '格式信息'),
    creator: textOf(facts, '文档创建程序'),
    ...digestsInDescription(textOf(encoding, '编码描述') ?? ''),
  };
}

export function agentOf(agent: XmlNode): EepAgent {
  return {
    key: textOf(agent, '机构人员标识符') ?? '',
    kind: keyOf(agentKindNames, textOf(agent, '机构人员类型')),
    name: textOf(agent, '机构人员名称') ?? '',
    organisationCode: textOf(agent, '组织机构代码'),
    position: textOf(agent, '个人职位'),
  };
}

export function businessOf(business: XmlNode): EepBusiness {
  return {
    agentKey: textOf(business, '机构人员标识符') ?? '',
    status: keyOf(businessStatusNames, textOf(business, '业务状态')) ?? 'done',
    activity: textOf(business, '业务行为') ?? '',
    time: textOf(business, '行为时间') ?? '',
    mandate: textOf(business, '行为依据'),
    description: textOf(business, '行为描述'),
  };
}

/** Whichever of the two identifiers is the package's own, the other names the related record. */
function relationOf(relation: XmlNode, identifier: string): EepRelation {
  const own = textOf(relation, '文件标识符') ?? '';
  const other = textOf(relation, '被关联文件标识符') ?? '';
  return {
    otherIdentifier: other === identifier ? own : other,
    type: textOf(relation, '关系类型'),
    relation: textOf(relation, '关系'),
    description: textOf(relation, '关系描述'),
  };
}

function keyOf<Key extends string>(names: Record<Key, string>, name: string | null): Key | null {
  const [found] = (Object.entries(names) as [Key, string][]).find(([, one]) => one === name) ?? [];
  return found ?? null;
}
