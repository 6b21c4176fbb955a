import type { findingRules } from './finding-sentence.ts';

/**
 * A code of the OCFL specification (E092: content is not what the manifest says), or one of three it has
 * none for: `missing`, `unreadable` and `not-checked`.
 */
export type FindingCode = keyof typeof findingRules;

/** One thing that is wrong with an object or a storage root. */
export type Finding = { code: FindingCode; path: string; expected: string; actual: string };

/** What breaks a rule that must be kept, and what leaves good advice aside. Valid is what has no errors. */
export type Verdict = { errors: Finding[]; warnings: Finding[] };

export type Report = (code: FindingCode, path: string, expected: string, actual: string) => void;

export function openReport(): Verdict & { report: Report } {
  const [errors, warnings]: [Finding[], Finding[]] = [[], []];
  return {
    errors,
    warnings,
    report: (code, path, expected, actual) => {
      const finding = { code, path, expected, actual: shortened(actual) };
      if (isAdvice(code)) warnings.push(finding);
      else errors.push(finding);
    },
  };
}

// OCFL 1.1, 3.4: fixity algorithms that a client does not know have to be ignored by it.
function isAdvice(code: FindingCode): boolean {
  return code.startsWith('W') || code === 'not-checked';
}

/** What a hostile inventory says may be as long as it likes; a finding is read by people. */
function shortened(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
