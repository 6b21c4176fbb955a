/**
 * One thing that is wrong with an object. `code` is that of the OCFL specification (E092: content is not
 * what the manifest says), or `missing` and `not-checked`, which it has no code for.
 */
export type Finding = { code: string; path: string; expected: string; actual: string };

export type Report = (code: string, path: string, expected: string, actual: string) => void;

export function openReport(): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  return {
    findings,
    report: (code, path, expected, actual) => findings.push({ code, path, expected, actual }),
  };
}
