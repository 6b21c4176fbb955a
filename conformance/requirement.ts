import { readFileSync } from 'node:fs';

/** A test by the file it stands in, seen from the root, and its name: `suite > test` where it has a suite. */
export type NamedTest = { readonly file: string; readonly name: string };

/** One of the 207 requirements of GB/T 39784-2021, and the tests that show that it is met. */
export type Requirement = {
  /** `GT39784-` clause `-` position within its table. */
  readonly id: string;
  readonly clause: string;
  readonly table: number;
  readonly level: 'mandatory' | 'optional';
  /** In our own words, and shorter than the standard's. */
  readonly title: string;
  readonly tests: readonly NamedTest[];
  /** The tests show less than the whole: they must pass, but the requirement is not counted. */
  readonly shows?: 'part';
  /** What is not shown, where it is shown in part. */
  readonly lacks?: string;
};

export function readRequirements(path: string): Requirement[] {
  const requirements: Requirement[] = JSON.parse(readFileSync(path, 'utf8'));
  const faults = requirements.flatMap(faultsOf);
  if (faults.length > 0) throw new TypeError(`${path}\n${faults.join('\n')}`);
  return requirements;
}

export function chapterOf({ clause }: Requirement): number {
  return Number.parseInt(clause, 10);
}

/** What a person who edits the file can get wrong in a way that would count too much. */
function faultsOf({ id, level, title, tests, shows, lacks }: Requirement): string[] {
  const claims = [
    [level === 'mandatory' || level === 'optional', 'is neither mandatory nor optional'],
    [title !== '', 'has no title'],
    [tests.every(({ file, name }) => file && name), 'names a test without its file or name'],
    [shows === undefined || shows === 'part', `says it shows “${shows}”`],
    [shows === undefined || tests.length > 0, 'is shown in part by no test'],
    [(shows === 'part') === (lacks !== undefined), 'must say what it lacks where it is in part'],
  ] as const;
  return claims.flatMap(([holds, fault]) => (holds ? [] : [`${id} ${fault}`]));
}
