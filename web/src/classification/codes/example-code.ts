import {
  ArchivalCodeError,
  type ArchivalCodeValues,
  formatArchivalCode,
} from '@lantai/contract/classification/archival-code.ts';
import {
  type ArchivalCodeRule,
  type CodePart,
  type CodePartKind,
  codeParts,
} from '@lantai/contract/classification/archival-code-rule.ts';

const sample: Required<Omit<ArchivalCodeValues, 'fonds'>> = {
  category: 'WS',
  secondary: 'KY',
  tertiary: 'ZC',
  quaternary: '01',
  project: '01',
  catalogue: '001',
  year: 2026,
  retention: 'D30',
  department: 'BGS',
  volume: 5,
  group: 5,
  booklet: 5,
  item: 26,
  page: 54,
};

/** The deeper levels that most archives do without; an example with all of them helps nobody. */
const deeper: readonly CodePartKind[] = ['secondary', 'tertiary', 'quaternary'];

/**
 * What codes of a rule look like, mostly with the parts that may be left out; without them where
 * they do not go together. Undefined for a rule that cannot be used.
 */
export function exampleCode(
  rule: ArchivalCodeRule,
  given: ArchivalCodeValues = {},
): string | undefined {
  const parts = codeParts(rule);
  return (
    formatted(
      rule,
      parts.filter(({ kind, optional }) => !optional || !deeper.includes(kind)),
      given,
    ) ??
    formatted(
      rule,
      parts.filter(({ optional }) => !optional),
      given,
    )
  );
}

function formatted(
  rule: ArchivalCodeRule,
  parts: readonly CodePart[],
  given: ArchivalCodeValues,
): string | undefined {
  const known: ArchivalCodeValues = { ...sample, fonds: fondsLike(rule.fonds.form), ...given };
  const values = Object.fromEntries(parts.map(({ kind }) => [kind, known[kind]]));
  try {
    return formatArchivalCode(rule, values);
  } catch (error) {
    if (error instanceof ArchivalCodeError) return undefined;
    throw error;
  }
}

/** A fonds code of the form: A001 for A000. */
function fondsLike(form: string): string {
  return form.replace(/0$/, '1');
}
