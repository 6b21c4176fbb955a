import type { ClassifiedLevel } from './security-level.ts';

/**
 * Finds the secrecy marks that must keep a document out of this system: it runs as an unclassified
 * one, and handling state secrets in it is forbidden (保守国家秘密法, 31). What is found here is
 * quarantined: not indexed, not previewed, reported. A title that only speaks of secrets, such as
 * 保守国家秘密条例 or 企业技术秘密, carries no mark.
 */

/**
 * `starred`: 机密★5年, the form the law prescribes. `enclosed`: a level alone in brackets or alone
 * on a line. `stated`: a field that is there to state the level does so.
 * `start` and `end` delimit the mark in the text it was found in.
 */
export type SecrecyMark = {
  kind: 'starred' | 'enclosed' | 'stated';
  level: ClassifiedLevel;
  start: number;
  end: number;
};

export type MarkedField<Field extends string> = { field: Field; mark: SecrecyMark };

// Blanks inside a mark: typists space it out, OCR and PDF text layers scatter zero-width signs. Bounded,
// so that a field of a million blanks costs no more than a title.
const gap = '[\\s\\u200b-\\u200d\\ufeff]{0,8}';
const level = `(?<level>[秘祕]${gap}密|[机機]${gap}密|[绝絕]${gap}密)(?:${gap}级)?`;
const star = '[★☆⭐✩✪✭✮✯✰⋆⭑⭒🌟]';
const term = `(?:[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,3})${gap}(?:年|个${gap}月|月)|长${gap}期`;

/** 密级★期限 (GB/T 9704-2012, 7.2.2). The star alone convicts: no prose puts one after 秘密. */
const starred = new RegExp(`${level}${gap}${star}\\ufe0f?(?:${gap}(?:${term}))?`, 'u');

// What OCR and keyboards make of the star (*, ＊, ·, x …). Weaker signs, so the term must follow.
const misread = new RegExp(`${level}${gap}[*＊∗﹡·•xX×※]${gap}(?:${term})`, 'u');

/** A mark whose star was lost, 机密5年, where a mark stands: first in the text, or alone in brackets. */
const leading = new RegExp(`^${gap}${level}(?:${gap}(?:${term})${gap}|[\\s:：,，]+)(?=\\S)`, 'u');
const bracketed = new RegExp(
  `[（(【\\[〔［「<＜〈{]${gap}(?:密级[:：]?${gap})?${level}(?:${gap}(?:${term}))?${gap}[）)】\\]〕］」>＞〉}]`,
  'u',
);
const whole = new RegExp(`^${gap}(?:密级[:：]${gap})?${level}(?:${gap}(?:${term}))?${gap}$`, 'u');

/** A 密级 field says 秘密 in many ways; 非涉密, 工作秘密 and 商业秘密 are not among them. */
const stated = new RegExp(`(?<!非|无|不|工作|商业|技术)${level}`, 'u');

/** The first secrecy mark in a title, a remark, a file name: anything that is one line of text. */
export function findSecrecyMark(text: string): SecrecyMark | undefined {
  return (
    match(starred, 'starred', text) ??
    match(misread, 'starred', text) ??
    match(bracketed, 'enclosed', text) ??
    match(leading, 'enclosed', text) ??
    match(whole, 'enclosed', text)
  );
}

/**
 * The mark on a described record, and the field it stands in. `securityLevel` is the field 密级,
 * where the bare level is enough; every other field is searched for a mark.
 */
export function secrecyOfFields<Field extends string>(
  fields: Readonly<Partial<Record<Field, string | null | undefined>>>,
): MarkedField<Field> | undefined {
  for (const field of Object.keys(fields) as Field[]) {
    const text = fields[field] ?? '';
    const mark =
      findSecrecyMark(text) ??
      (field === 'securityLevel' ? match(stated, 'stated', text) : undefined);
    if (mark) return { field, mark };
  }
  return undefined;
}

/** A mark stands above the title; what comes later in a page may quote one. */
const HEAD_LINES = 10;
const HEAD_LENGTH = 300;

/** 份号 and 紧急程度 share the head's corner with the mark, sometimes its line (GB/T 9704, 7.2.1–3). */
const besideMark = /^\s*(?:[№Nn][Oo.]*\s*)?\d{6}(?=\D)|(?:特提|特急|加急|平急|急件)\s*$/gu;

/**
 * The mark in the text of a document's first page. Looks only where GB/T 9704-2012 puts it: the
 * first ten lines that hold text, at most 300 characters of them. There a starred mark counts
 * anywhere, a bare level only when it has its line to itself (beside 份号 and 紧急程度), so that a
 * law on secrecy whose first article speaks of 绝密、机密、秘密 is not taken for one that is secret.
 */
export function findSecrecyMarkAtHead(firstPage: string): SecrecyMark | undefined {
  let offset = 0;
  let seen = 0;
  for (const line of firstPage.slice(0, HEAD_LENGTH).split('\n')) {
    const mark = seen < HEAD_LINES ? markOnLine(line) : undefined;
    if (mark) return { ...mark, start: mark.start + offset, end: mark.end + offset };
    if (line.trim() !== '') seen += 1;
    offset += line.length + 1;
  }
  return undefined;
}

function markOnLine(line: string): SecrecyMark | undefined {
  // Blanked out, not cut out, so that positions in the line stay true.
  const alone = line.replaceAll(besideMark, (beside) => ' '.repeat(beside.length));
  return (
    match(starred, 'starred', line) ??
    match(misread, 'starred', line) ??
    match(whole, 'enclosed', alone)
  );
}

function match(pattern: RegExp, kind: SecrecyMark['kind'], text: string): SecrecyMark | undefined {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].search(/\S/u);
  return {
    kind,
    level: levelOf(found.groups?.level ?? ''),
    start,
    end: start + found[0].trim().length,
  };
}

function levelOf(written: string): ClassifiedLevel {
  if (/^[机機]/u.test(written)) return 'secret';
  return /^[绝絕]/u.test(written) ? 'top-secret' : 'confidential';
}
