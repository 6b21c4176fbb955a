import { chapterOf, type NamedTest, type Requirement } from './requirement.ts';

/** What became of a test. `exists` is all that is known of one that was listed and not run. */
export type Outcome = NamedTest & { readonly state: 'passed' | 'failed' | 'skipped' | 'exists' };

export type Fault = NamedTest & { readonly id: string; readonly wrong: string };

export type Count = { readonly shown: number; readonly all: number };
export type ChapterCount = {
  readonly chapter: number | 'all';
  readonly mandatory: Count;
  readonly optional: Count;
  readonly inPart: number;
};

export type Verdict = { readonly faults: readonly Fault[]; readonly counts: ChapterCount[] };

/** Holds every named test against what was found; a requirement with a fault is not counted as shown. */
export function judge(requirements: readonly Requirement[], outcomes: readonly Outcome[]): Verdict {
  const byFile = Map.groupBy(outcomes, ({ file }) => file);
  const faults = requirements.flatMap((requirement) =>
    requirement.tests.flatMap((test) => {
      const wrong = whatIsWrong(test, byFile.get(test.file) ?? []);
      return wrong === undefined ? [] : [{ id: requirement.id, ...test, wrong }];
    }),
  );
  const faulty = new Set(faults.map(({ id }) => id));
  const sound = (requirement: Requirement) => !faulty.has(requirement.id);
  const chapters = [...Map.groupBy(requirements, chapterOf)];
  return {
    faults,
    counts: [
      ...chapters.map(([chapter, members]) => countIn(chapter, members, sound)),
      countIn('all', requirements, sound),
    ],
  };
}

function whatIsWrong({ name }: NamedTest, inFile: readonly Outcome[]): string | undefined {
  const isMeant = nameLike(name);
  const meant = inFile.filter((outcome) => outcome.name === name || isMeant.test(outcome.name));
  if (meant.length === 0) return inFile.length === 0 ? 'no such test file' : 'no such test';
  if (meant.some(({ state }) => state === 'failed')) return 'failed';
  // What did not run has shown nothing.
  if (meant.some(({ state }) => state === 'skipped')) return 'was skipped';
  return undefined;
}

/** `test.each` has one name with placeholders where it stands, and one without for each case. */
function nameLike(name: string): RegExp {
  const literal = name.split(/%[sdifjo#]|\$[\w.]+/u).map((piece) => RegExp.escape(piece));
  return new RegExp(`^${literal.join('.*')}$`, 'su');
}

function countIn(
  chapter: ChapterCount['chapter'],
  requirements: readonly Requirement[],
  sound: (requirement: Requirement) => boolean,
): ChapterCount {
  const isShown = (one: Requirement) => one.tests.length > 0 && !one.shows && sound(one);
  const count = (level: Requirement['level']): Count => {
    const ofLevel = requirements.filter((one) => one.level === level);
    return { shown: ofLevel.filter(isShown).length, all: ofLevel.length };
  };
  return {
    chapter,
    mandatory: count('mandatory'),
    optional: count('optional'),
    inPart: requirements.filter((one) => one.shows === 'part' && sound(one)).length,
  };
}
