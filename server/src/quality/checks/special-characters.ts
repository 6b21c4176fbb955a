import { failed, notApplicable, passed, type RecordCheck } from '../check.ts';
import { describedValues } from '../described-values.ts';

/** Letters, figures, marks, punctuation and blanks; all of ASCII that can be seen. */
const usual = /[\p{L}\p{N}\p{M}\p{P}\p{Zs}\x20-\x7e\n]/u;
/** Circled and roman figures are double-byte signs of GB 18030 that are no Chinese characters. */
const signsOfNumbers = /[\u2150-\u218f\u2460-\u24ff\u2776-\u2793\u3220-\u32ff\ufffd\ue000-\uf8ff]/u;

/** 1-6: no control signs, private characters, geometric signs and the like in what is said of a record. */
export const noSpecialCharacters: RecordCheck = {
  code: '1-6',
  look(subject) {
    const { allowedSigns, refusedSigns } = subject.policy;
    const isSpecial = (sign: string) =>
      refusedSigns.includes(sign) ||
      ((!usual.test(sign) || signsOfNumbers.test(sign)) && !allowedSigns.includes(sign));
    const seen = describedValues(subject).flatMap(({ name, value }) => {
      if (typeof value !== 'string') return [];
      const found = [...new Set(Array.from(value).filter(isSpecial))];
      return found.length === 0
        ? [passed(name, '没有特殊字符', '没有')]
        : [failed(name, '没有特殊字符', found.map(shownSign).join('、'))];
    });
    return { seen: seen.length > 0 ? seen : [notApplicable('元数据项', '没有著录文字项')] };
  },
};

function shownSign(sign: string): string {
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}]/u.test(sign) ? code : `${sign}（${code}）`;
}
