import { agentKindNames, businessStatusNames } from '@lantai/contract/records/metadata.ts';
import { type EepRecord, eepLayout, eepNamespace } from './eep-record.ts';

const formatDescription =
  '本EEP根据中华人民共和国档案行业标准DA/T 48-2009《基于XML的电子文件封装规范》生成';

/** What stands around the 被签名对象 of a package of ours that nobody has signed, to the byte. */
export const frameBefore = `<?xml version="1.0" encoding="UTF-8"?>\n<电子文件封装包 xmlns="${eepNamespace}"><封装包格式描述>${formatDescription}</封装包格式描述><版本>2009</版本>`;
export const frameAfter = '</电子文件封装包>\n';

/** Text between tags; what XML 1.0 cannot say at all becomes the replacement character. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** An element with a text; nothing at all where there is none. */
export function tag(name: string, text: string | null | undefined): string {
  return text === null || text === undefined || text === ''
    ? ''
    : `<${name}>${escaped(text)}</${name}>`;
}

function inside(record: EepRecord, container: keyof typeof eepLayout): string {
  return eepLayout[container].map((name) => tag(name, record.elements[name])).join('');
}

/** 文件实体 up to its files. */
export function entityText(record: EepRecord): string {
  return [
    '<聚合层次>文件</聚合层次>',
    `<来源>${inside(record, '来源')}</来源>`,
    tag('电子文件号', record.identifier),
    `<档号>${escaped(record.code)}${inside(record, '档号')}</档号>`,
    `<内容描述>${inside(record, '内容描述')}</内容描述>`,
    `<形式特征>${inside(record, '形式特征')}</形式特征>`,
    `<存储位置>${inside(record, '存储位置')}</存储位置>`,
    `<权限管理>${inside(record, '权限管理')}</权限管理>`,
    ...record.systems.map((system) => tag('信息系统描述', system)),
  ].join('');
}

/** 文件实体关系, behind the 文件实体 in its block. */
export function relationsText({ relations, identifier }: EepRecord): string {
  return relations
    .map(
      ({ otherIdentifier, type, relation, description }) =>
        `<文件实体关系>${[
          tag('文件标识符', identifier),
          tag('被关联文件标识符', otherIdentifier),
          tag('关系类型', type),
          tag('关系', relation),
          tag('关系描述', description),
        ].join('')}</文件实体关系>`,
    )
    .join('');
}

/** 业务实体块 and 机构人员实体块. */
export function processText({ business, agents, identifier }: EepRecord): string {
  const acts = business.map(
    (act, index) =>
      `<业务实体>${[
        tag('业务标识符', `业务${index + 1}`),
        tag('机构人员标识符', act.agentKey),
        tag('文件标识符', identifier),
        tag('业务状态', businessStatusNames[act.status]),
        tag('业务行为', act.activity),
        tag('行为时间', act.time),
        tag('行为依据', act.mandate),
        tag('行为描述', act.description),
      ].join('')}</业务实体>`,
  );
  const people = agents.map(
    (agent) =>
      `<机构人员实体>${[
        tag('机构人员标识符', agent.key),
        tag('机构人员类型', agent.kind && agentKindNames[agent.kind]),
        tag('机构人员名称', agent.name),
        tag('组织机构代码', agent.organisationCode),
        tag('个人职位', agent.position),
      ].join('')}</机构人员实体>`,
  );
  return `<业务实体块>${acts.join('')}</业务实体块><机构人员实体块>${people.join('')}</机构人员实体块>`;
}
