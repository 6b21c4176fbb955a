import {
  type ArchivalCodeRule,
  type CodePart,
  type CodePartKind,
  codePartKinds,
  codePartNames,
  describeArchivalCodeRule,
  tailKinds,
} from './archival-code-rule.ts';
import { formOf } from './code-part-form.ts';
import { codeVariants } from './code-variants.ts';
import { withoutSpaces } from './half-width.ts';

type NumberKind = 'year' | ArchivalCodeRule['tail'][number]['kind'];

/** The parts of one code: running numbers and the year as numbers, all else as it is written. */
export type ArchivalCodeValues = {
  -readonly [Kind in CodePartKind]?: Kind extends NumberKind ? number : string;
};

/** A code, or the values for one, that break their rule: in this part, or in the structure. */
export class ArchivalCodeError extends Error {
  readonly part: CodePartKind | 'structure';
  readonly value: string;
  readonly rule: ArchivalCodeRule;

  constructor(
    part: CodePartKind | 'structure',
    value: string,
    rule: ArchivalCodeRule,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'ArchivalCodeError';
    this.part = part;
    this.value = value;
    this.rule = rule;
  }
}

/**
 * One way of writing for codes that mean the same: the middle dot is U+00B7, since no standard names
 * its code point and input methods give four others; letters, digits and hyphens are half-width.
 */
export function normaliseArchivalCode(text: string): string {
  return withoutSpaces(text.replaceAll(/[\u2022\u2027\u30FB\uFF0E]/g, '·')).replaceAll(
    /[\u2010-\u2015\u2212]/g,
    '-',
  );
}

/** Throws an ArchivalCodeError where a part is missing, malformed, or has no place in the code. */
export function formatArchivalCode(rule: ArchivalCodeRule, values: ArchivalCodeValues): string {
  const given = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([kind]) => kind);
  const variants = codeVariants(rule);
  const fitting = variants.find(
    (variant) =>
      variant.length === given.length && variant.every(({ kind }) => given.includes(kind)),
  );
  if (!fitting) throw misfit(rule, values, variants);
  return fitting.map((part) => part.before + writtenPart(rule, part, values[part.kind])).join('');
}

/** Throws an ArchivalCodeError that names the first part that is wrong. */
export function parseArchivalCode(rule: ArchivalCodeRule, text: string): ArchivalCodeValues {
  const code = normaliseArchivalCode(text);
  const tokens = code.split(/[-·]/);
  const separators = code.replaceAll(/[^-·]/g, '');
  const readings = codeVariants(rule)
    .filter((variant) => variant.map(({ before }) => before).join('') === separators)
    .filter((variant) => variant.length === tokens.length)
    .map((variant) => ({ variant, wrong: firstWrong(rule, variant, tokens) }));

  const right = readings.find(({ wrong }) => wrong === -1);
  if (right) return valuesOf(right.variant, tokens);

  // Of several possible readings the writer meant the one that is right for longest.
  const [nearest] = readings.sort((left, other) => other.wrong - left.wrong);
  const part = nearest?.variant[nearest.wrong];
  if (!nearest || !part) {
    const sentence = `档号“${text}”的分段不合规则，应为：${describeArchivalCodeRule(rule)}`;
    throw new ArchivalCodeError('structure', text, rule, sentence);
  }
  throw malformed(rule, part, tokens[nearest.wrong] ?? '');
}

function firstWrong(
  rule: ArchivalCodeRule,
  variant: readonly CodePart[],
  tokens: readonly string[],
): number {
  return variant.findIndex((part, place) => !formOf(rule, part).pattern.test(tokens[place] ?? ''));
}

function valuesOf(variant: readonly CodePart[], tokens: readonly string[]): ArchivalCodeValues {
  return Object.fromEntries(
    variant.map(({ kind }, place) => {
      const token = tokens[place] ?? '';
      return [kind, isNumberKind(kind) ? Number(token) : token];
    }),
  );
}

function isNumberKind(kind: CodePartKind): kind is NumberKind {
  return kind === 'year' || tailKinds.some((tailKind) => tailKind === kind);
}

function writtenPart(
  rule: ArchivalCodeRule,
  part: CodePart,
  value: string | number | undefined,
): string {
  const written = String(value).padStart(part.width, '0');
  if (!formOf(rule, part).pattern.test(written)) throw malformed(rule, part, String(value));
  return written;
}

function malformed(rule: ArchivalCodeRule, part: CodePart, value: string): ArchivalCodeError {
  const name = codePartNames[part.kind];
  const sentence = `${name}“${value}”不合规则，应为：${formOf(rule, part).says}`;
  return new ArchivalCodeError(part.kind, value, rule, sentence);
}

/** A value that its code would not show makes two records' codes alike, so it is refused too. */
function misfit(
  rule: ArchivalCodeRule,
  values: ArchivalCodeValues,
  variants: readonly (readonly CodePart[])[],
): ArchivalCodeError {
  const known = variants.flat();
  const isGiven = (kind: CodePartKind) => values[kind] !== undefined;
  const missing = known.find(({ kind, optional }) => !optional && !isGiven(kind));
  if (missing) {
    return new ArchivalCodeError(missing.kind, '', rule, `缺少${codePartNames[missing.kind]}`);
  }
  const alien = codePartKinds.find(
    (kind) => isGiven(kind) && !known.some((part) => part.kind === kind),
  );
  if (alien) {
    const sentence = `档号规则没有${codePartNames[alien]}一段`;
    return new ArchivalCodeError(alien, String(values[alien]), rule, sentence);
  }
  const sentence = `各段不能这样组合，应为：${describeArchivalCodeRule(rule)}`;
  return new ArchivalCodeError('structure', '', rule, sentence);
}
