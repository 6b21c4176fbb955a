import { normaliseDocumentNumber } from './document-number.ts';
import type { RelationKind, RelationSide } from './relation.ts';

// 国办发〔2024〕12号 with any of the brackets people type (GB/T 9704-2012, 7.2.5).
const number =
  /[\p{Script=Han}A-Za-z]{1,20}[〔﹝[(（【〖][12]\d{3}[〕﹞\])）】〗]第?\s*\d{1,6}\s*号/gu;

// Verbs that run into the number in front of it: 转发国办发〔2024〕12号 is the number 国办发….
const runIn =
  /^.*(?:转发|印发|批转|根据|依据|按照|关于|贯彻|落实|执行|参见|详见|参照|按|对|的|和|与|及|将|你局|你单位|来文|复)/u;

/** Every document number that a text names, as it is written and as it is compared; each once. */
export function namedNumbers(text: string): { written: string; key: string }[] {
  const found = new Map<string, string>();
  for (const [match] of text.matchAll(number)) {
    const written = match.replace(runIn, '');
    if (!/^[\p{Script=Han}A-Za-z]/u.test(written)) continue;
    const key = normaliseDocumentNumber(written);
    if (!found.has(key)) found.set(key, written);
  }
  return Array.from(found, ([key, written]) => ({ written, key }));
}

/** What a record that names another most likely is to it, by the words of its title. */
export function likelyRelation(title: string): { kind: RelationKind; side: RelationSide } {
  if (/转发|批转/u.test(title)) return { kind: 'forwards', side: 'first' };
  if (/批复|答复|复函|的复|函复/u.test(title)) return { kind: 'prompts', side: 'second' };
  if (/废止|代替|替代/u.test(title)) return { kind: 'replaces', side: 'first' };
  return { kind: 'cites', side: 'first' };
}
