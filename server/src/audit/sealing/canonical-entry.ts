/**
 * A trail entry as it is hashed. `at` is UTC in microseconds, as text: a Date would drop what the
 * database keeps below a millisecond, and with it an alteration there.
 */
export type SealableEntry = {
  readonly seq: number;
  readonly at: string;
  readonly command: string;
  readonly outcome: string;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly actorName: string;
  readonly actorDuty: string;
  readonly agencyId: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly subject: string;
  readonly details: unknown;
};

/** A number with the digits it was written in. */
class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Reviver = (name: string, value: unknown, context: { readonly source?: string }) => unknown;
// ES2026 gives a reviver the source text; the compiler's library does not know it yet.
const parseJson: (text: string, reviver: Reviver) => unknown = JSON.parse as never;

/** Numbers that may be written otherwise than a double of the same value would be. */
const unusualNumber = /(?:^|[:,[])\s*-?\d+(?:\d{15}|[.eE])/;

/**
 * Parses JSON and keeps every digit: the database's numbers are decimal and without limit, and
 * two that differ in the twentieth digit would be the same double.
 */
export function parseExactly(text: string): unknown {
  // A reviver makes parsing six times slower, and hardly any entry needs it.
  if (!unusualNumber.test(text)) return JSON.parse(text);
  return parseJson(text, (_name, value, { source }) =>
    typeof value === 'number' && source !== undefined ? new Digits(source) : value,
  );
}

/**
 * JSON without white space, names sorted by code unit as in RFC 8785, numbers as they were written:
 * one text for one value, whichever program or database wrote it.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Digits) return value.text;
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    // Not by locale; names in one object are never equal.
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** The number in an entry's text, or undefined when the text is no entry. */
export function seqOf(text: string): number | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    const seq =
      typeof entry === 'object' && entry !== null && 'seq' in entry ? entry.seq : undefined;
    return Number.isSafeInteger(seq) ? (seq as number) : undefined;
  } catch {
    return undefined;
  }
}

/** An entry's text under another number: renumbered entries are recognised by what they say. */
export function renumbered(text: string, seq: number): string {
  return canonicalJson({ ...(parseExactly(text) as object), seq });
}
