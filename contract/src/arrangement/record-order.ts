import { z } from 'zod';
import { readDocumentNumber } from '../records/document-number.ts';

/**
 * By which rule records stand in their class before they are numbered. DA/T 22-2015, 5.3.1: by time,
 * combined with the matter; the document number where an agency keeps its own documents in a class.
 */
export const orderRules = ['time', 'matter', 'document-number'] as const;
export const orderRule = z.enum(orderRules);
export type OrderRule = z.output<typeof orderRule>;
export const orderRuleNames: Record<OrderRule, string> = {
  time: '按时间',
  matter: '按时间结合事由',
  'document-number': '按文号',
};

/** What of a record decides where it stands. */
export type Ordered = {
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly documentOn: string | null;
  /** Where a person has put it; such records stand before all others. */
  readonly arrangedPosition: number | null;
};

/**
 * Puts the records of one class in order. What a person arranged comes first, as it was arranged; the
 * rest follows the rule; what is alike to the rule stays as it came.
 */
export function inClassOrder<Item extends Ordered>(
  records: readonly Item[],
  rule: OrderRule,
): Item[] {
  const arranged = records
    .filter(({ arrangedPosition }) => arrangedPosition !== null)
    .sort((one, other) => (one.arrangedPosition ?? 0) - (other.arrangedPosition ?? 0));
  const others = records.filter(({ arrangedPosition }) => arrangedPosition === null);
  return [...arranged, ...byRule(others, rule)];
}

function byRule<Item extends Ordered>(records: readonly Item[], rule: OrderRule): Item[] {
  switch (rule) {
    case 'time':
      return records.toSorted(byTime);
    case 'document-number':
      return records.toSorted(
        (one, other) =>
          byDocumentNumber(one.documentNumber, other.documentNumber) || byDay(one, other),
      );
    case 'matter':
      return togetherByMatter(records);
  }
}

/** Matters in the order of their first document, the documents of a matter in the order of their days. */
function togetherByMatter<Item extends Ordered>(records: readonly Item[]): Item[] {
  const inTime = records.toSorted(byTime);
  return [...Map.groupBy(inTime, ({ title }) => matterOf(title ?? ''))]
    .flatMap(([matter, members]) => (matter === '' ? members.map((member) => [member]) : [members]))
    .toSorted(([one], [other]) => (one && other ? byTime(one, other) : 0))
    .flat();
}

function byTime(one: Ordered, other: Ordered): number {
  return byDay(one, other) || byDocumentNumber(one.documentNumber, other.documentNumber);
}

/** A record without a day, which is not ready anyhow, comes last. */
function byDay({ documentOn: one }: Ordered, { documentOn: other }: Ordered): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}

/**
 * By issuer, then year, then number, each as what it is: 〔2020〕9号 before 〔2020〕10号. What has no number
 * of that form comes after, and none at all last.
 */
export function byDocumentNumber(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  const [left, right] = [readDocumentNumber(one), readDocumentNumber(other)];
  if (left && right)
    return (
      alphabetically(left.issuer, right.issuer) ||
      left.year - right.year ||
      left.sequence - right.sequence
    );
  if (left) return -1;
  if (right) return 1;
  return one.length - other.length || alphabetically(one, other);
}

/** By code point, so that the order does not depend on the machine's language. */
function alphabetically(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const kinds =
  /(?:的)?(?:请示|批复|通知|通报|报告|函|复函|意见|决定|决议|公告|通告|议案|纪要|会议纪要|批示|答复)(?:（[^（）]*）)?$/u;
const passedOn = /^(?:关于)?(?:转发|印发|批转)/u;

/**
 * The matter a title speaks of, so that 关于修缮办公楼的请示 and its 批复 stand together: without who writes, what
 * kind of document it is, and brackets. Empty where nothing is left: such a title stands for itself.
 */
export function matterOf(title: string): string {
  const about = title.indexOf('关于');
  const subject = about === -1 ? title : title.slice(about + 2);
  return subject
    .replaceAll(/[《》“”"\s]/gu, '')
    .replace(passedOn, '')
    .replace(kinds, '')
    .replace(/^(?:同意|答复|请求|申请|商请)/u, '');
}
