import {
  ArchivalCodeError,
  type ArchivalCodeValues,
  parseArchivalCode,
} from '@lantai/contract/classification/archival-code.ts';
import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import type { ReceivingRule } from '@lantai/contract/quality/check-policy.ts';
import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import { failed, notApplicable, notRun, passed, type RecordCheck } from '../check.ts';
import type { CheckSubject } from '../check-subject.ts';

/** 1-9: fonds code, catalogue number and class number are of those the receiving archive laid down. */
export const fitsReceivingRule: RecordCheck = {
  code: '1-9',
  look(subject) {
    const { receiving } = subject.policy;
    if (receiving === null)
      return {
        seen: [notRun('馆方要求', '检测方案中没有录入接收馆规定的全宗号、目录号、分类号')],
      };
    return { seen: numbersOf(subject).map(([name, value]) => ofRule(receiving, name, value)) };
  },
};

const lists = {
  全宗号: ({ fondsCodes }: ReceivingRule) => fondsCodes,
  目录号: ({ catalogueNumbers }: ReceivingRule) => catalogueNumbers,
  分类号: ({ classNumbers }: ReceivingRule) => classNumbers,
};
type Numbered = keyof typeof lists;

function ofRule(rule: ReceivingRule, name: Numbered, value: string | null): SeenObject {
  const list = lists[name](rule);
  if (list.length === 0) return notApplicable(name, `${rule.archiveName}没有规定${name}`);
  const told =
    list.length > 20 ? `${list.slice(0, 20).join('、')}等 ${list.length} 个` : list.join('、');
  const isListed = value !== null && list.includes(value);
  return (isListed ? passed : failed)(name, `${rule.archiveName}规定的 ${told}`, value ?? '没有');
}

/** As the code says them where it has them; what is arranged item by item has no catalogue number. */
function numbersOf({
  known: { record, fonds },
  metadata,
}: CheckSubject): [Numbered, string | null][] {
  const parts = partsOf(record.archival_code, record.code_rule);
  const element = (id: string) =>
    metadata.elements.find((one) => one.id === id)?.values[0]?.value ?? null;
  const catalogue = parts.catalogue ?? element('M10');
  return [
    ['全宗号', parts.fonds ?? fonds.code],
    ...(catalogue === null ? [] : [['目录号', String(catalogue)] as [Numbered, string]]),
    ['分类号', element('M30')],
  ];
}

function partsOf(code: string | null, rule: ArchivalCodeRule | null): ArchivalCodeValues {
  if (code === null || rule === null) return {};
  try {
    return parseArchivalCode(rule, code);
  } catch (error) {
    // A code that breaks its rule is 1-7's to find.
    if (error instanceof ArchivalCodeError) return {};
    throw error;
  }
}
