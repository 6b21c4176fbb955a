import type { MetadataElementId } from '@lantai/contract/records/metadata-elements.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { absent, brought, orBrought, type Rule, told, unknown } from './element-answer.ts';

const notTransferred = absent('尚未移交进馆');
const byItem = absent('按件整理，没有案卷');
const notNumbered = unknown('尚未归档，没有编号');

/** M1–M45: what a description says, and what filing gives. */
export const descriptionElements: Partial<Record<MetadataElementId, Rule>> = {
  M1: () => told('scheme', '文件'),
  M3: () => notTransferred,
  M4: () => notTransferred,
  M5: ({ fonds }) => told('fonds', fonds.name),
  M6: ({ agencyName }) => told('fonds', agencyName),
  M7: ({ record }) => told('registration', `urn:uuid:${record.id}`),
  M8: ({ record }) => told('filing', record.archival_code, notNumbered),
  M9: ({ fonds }) => told('fonds', fonds.code),
  M10: () => absent('按件整理，不设目录号'),
  M11: ({ record }) => told('description', record.year),
  M12: ({ record }) => told('description', shownRetention(record.retention)),
  M13: ({ record, matterName }) => told('description', matterName ?? record.department_name),
  M14: ({ record }) => told('registration', record.category),
  M15: () => byItem,
  M16: () => byItem,
  M17: ({ record }) => told('filing', record.item_number, notNumbered),
  M18: () => notTransferred,
  M20: brought('页号'),
  M22: ({ record }) => told('description', record.title),
  M23: brought('并列题名'),
  M24: brought('副题名'),
  M25: brought('说明题名文字'),
  M26: ({ record }) => told('description', record.keywords),
  M27: brought('关键词'),
  M28: ({ record }) => told('description', record.persons),
  M29: brought('摘要'),
  M30: (all) => orBrought('分类号', told('filing', all.record.class_key, notNumbered))(all),
  M31: ({ record }) => told('description', record.document_number),
  M32: ({ record }) => told('description', record.creator),
  M33: ({ record }) => told('description', record.date_given),
  M34: ({ record }) => told('description', record.document_type),
  M35: brought('紧急程度'),
  M36: brought('主送'),
  M37: brought('抄送'),
  M38: ({ record }) => told('description', securityLevelNames[record.security_level]),
  M39: (all) =>
    brought(
      '保密期限',
      all.record.security_level === 'public' || all.record.security_level === 'internal'
        ? absent('不是国家秘密，没有保密期限')
        : unknown('没有著录'),
    )(all),
  M41: ({ components }) =>
    told('component', combination(components.length), absent('没有电子文件')),
  M42: ({ components }) =>
    told('component', components.length > 0 ? components.length : null, absent('没有电子文件')),
  M43: ({ record }) => told('description', record.pages),
  M44: brought('语种'),
  M45: ({ record }) => told('description', record.manuscript),
};

/** 文件组合类型: 单件 has one document, 组合文件 several. */
export function combination(documents: number): '单件' | '组合文件' | null {
  if (documents === 0) return null;
  return documents === 1 ? '单件' : '组合文件';
}
