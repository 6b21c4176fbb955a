import {
  type ArchivalCodeRule,
  type CodePart,
  codePartNames,
  codeParts,
} from './archival-code-rule.ts';
import { formOf } from './code-part-form.ts';
import { codeVariants } from './code-variants.ts';

/**
 * Why a rule cannot be used, as Chinese clauses without a full stop; none for a good rule. A rule
 * that passes writes one code for one set of values and reads only one set from one code.
 */
export function checkArchivalCodeRule(rule: ArchivalCodeRule): readonly string[] {
  const faults = [
    ...repeatedParts(rule),
    ...seriesFaults(rule),
    ...tailFaults(rule),
    ...optionFaults(rule),
  ];
  return faults.length > 0 ? faults : ambiguity(rule);
}

function repeatedParts(rule: ArchivalCodeRule): string[] {
  const kinds = codeParts(rule).map(({ kind }) => kind);
  const repeated = kinds.filter((kind, place) => kinds.indexOf(kind) !== place);
  return [...new Set(repeated)].map((kind) => `${codePartNames[kind]}出现了不止一次`);
}

function seriesFaults({ series }: ArchivalCodeRule): string[] {
  const faults: string[] = [];
  // DA/T 13-2022: the category code, or the catalogue number of the codes given before it.
  if (
    !series.some(({ kind, optional }) => !optional && (kind === 'category' || kind === 'catalogue'))
  )
    faults.push('缺少必有的门类或目录号');
  const levels = ['category', 'secondary', 'tertiary', 'quaternary'];
  const given = series.map(({ kind }) => levels.indexOf(kind)).filter((level) => level >= 0);
  if (given.some((level, place) => level !== place)) faults.push('各级类别须自门类起逐级排列');
  return faults;
}

/** DA/T 13-2022: one of volume, group and booklet, then one of item and page. */
function tailFaults({ tail }: ArchivalCodeRule): string[] {
  const faults: string[] = [];
  const ends = tail.filter(({ kind }) => kind === 'item' || kind === 'page');
  const containers = tail.length - ends.length;
  if (ends.length === 0) faults.push('缺少件号或页号');
  if (ends.length > 1) faults.push('件号与页号只能选一');
  if (containers > 1) faults.push('案卷号、组号与册号只能选一');
  if (ends.length > 0 && tail.at(-1) !== ends.at(-1)) faults.push('件号或页号须在最后');
  if (containers === 0 && ends.some(({ kind }) => kind === 'page'))
    faults.push('页号之前须有案卷号');
  for (const { kind, width } of tail) {
    if (width < 1 || width > 8) faults.push(`${codePartNames[kind]}的位数须为 1 至 8`);
  }
  return faults;
}

const mostOptions = 6;

function optionFaults(rule: ArchivalCodeRule): string[] {
  const faults: string[] = [];
  if (rule.tail.length > 0 && rule.tail.every(({ optional }) => optional))
    faults.push('末段编号不能全部可省');
  // Each option doubles the readings to be told apart.
  if (codeParts(rule).filter(({ optional }) => optional).length > mostOptions)
    faults.push(`可省的段不能超过 ${mostOptions} 个`);
  return faults;
}

function ambiguity(rule: ArchivalCodeRule): string[] {
  const variants = codeVariants(rule);
  for (const [place, variant] of variants.entries()) {
    const twin = variants.slice(place + 1).find((other) => couldBeOneCode(rule, variant, other));
    if (twin) return [`${firstDifference(rule, variant, twin)}写法相同，省略其一后无法区分`];
  }
  return [];
}

function firstDifference(
  rule: ArchivalCodeRule,
  one: readonly CodePart[],
  other: readonly CodePart[],
): string {
  const at = one.findIndex(({ kind }, place) => kind !== other[place]?.kind);
  const kinds = [one[at]?.kind, other[at]?.kind];
  const inOrder = codeParts(rule).filter(({ kind }) => kinds.includes(kind));
  return inOrder.map(({ kind }) => codePartNames[kind]).join('与');
}

function couldBeOneCode(
  rule: ArchivalCodeRule,
  one: readonly CodePart[],
  other: readonly CodePart[],
): boolean {
  return (
    one.length === other.length &&
    one.every((part, place) => {
      const twin = other[place];
      return twin && part.before === twin.before && canLookAlike(rule, part, twin);
    })
  );
}

/** Any two forms that share a text share one of these; the fonds form adds its own. */
const witnesses = [
  ...Array.from({ length: 12 }, (_, length) => '1'.repeat(length + 1)),
  ...Array.from({ length: 12 }, (_, length) => 'D'.repeat(length + 1)),
  ...['Y', 'D1', 'D11', 'D111', '办'],
];

function canLookAlike(rule: ArchivalCodeRule, one: CodePart, other: CodePart): boolean {
  const patterns = [formOf(rule, one).pattern, formOf(rule, other).pattern];
  const fonds = rule.fonds.form.replaceAll('0', '1').replaceAll('A', 'D');
  return [...witnesses, fonds].some((text) => patterns.every((pattern) => pattern.test(text)));
}
