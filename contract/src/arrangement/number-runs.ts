import { z } from 'zod';

/**
 * What is the case with one item number of a class. `numbered`: one record has it for good. `given`: one
 * record that is not numbered yet came with it, from an old catalogue. `repeated`: more than one record
 * claims it: two rows of an old catalogue, or a row that claims what has been given already. `destroyed`:
 * given for good to a record that has been destroyed since, and never given again. `free`:
 * behind the last number that has been used, before one that is reserved: it will be given.
 */
export const numberStates = [
  'numbered',
  'destroyed',
  'given',
  'repeated',
  'reserved',
  'explained',
  'missing',
  'free',
] as const;
export const numberState = z.enum(numberStates);
export type NumberState = z.output<typeof numberState>;

export const numberStateNames: Record<NumberState, string> = {
  numbered: '已编',
  destroyed: '已销毁',
  given: '原编',
  repeated: '重号',
  reserved: '预留',
  explained: '空号（有说明）',
  missing: '缺号',
  free: '未编',
};

/** Why numbers of a class have no record. `released` is written by the release of a reservation. */
export const gapCauses = ['voided', 'withdrawn', 'moved-out', 'never-given', 'released'] as const;
export const gapCause = z.enum(gapCauses);
export type GapCause = z.output<typeof gapCause>;
export const gapCauseNames: Record<GapCause, string> = {
  voided: '作废',
  withdrawn: '撤件',
  'moved-out': '移出',
  'never-given': '跳号',
  released: '预留后未用',
};

/** Numbers from first to last, both included. */
export type NumberRange = { readonly first: number; readonly last: number };

export type NumberRun = NumberRange & { readonly state: NumberState };

type Claims = {
  /** Numbers given for good, each once. */
  readonly numbered: readonly number[];
  /** Numbers of records that were destroyed. */
  readonly destroyed?: readonly number[];
  /** Numbers that records came with; one that comes twice is here twice. */
  readonly given: readonly number[];
  readonly reserved: readonly NumberRange[];
  readonly explained: readonly NumberRange[];
};

/**
 * Every number of a class from 1 to the last that anything claims, explains or reserves, as runs of one
 * state. A record is more than an explanation: a number that has one is not called a gap.
 */
export function numberRuns({
  numbered,
  destroyed = [],
  given,
  reserved,
  explained,
}: Claims): NumberRun[] {
  const used = Math.max(...[numbered, destroyed, given, explained.map(endOf)].map(greatest));
  const last = Math.max(used, greatest(reserved.map(endOf)));
  const states = new Array<NumberState>(last + 1).fill('missing').fill('free', used + 1);
  for (const range of explained) fill(states, range, 'explained');
  for (const range of reserved) fill(states, range, 'reserved');
  const claimed = new Set<number>();
  for (const [numbers, state] of [
    [numbered, 'numbered'],
    [destroyed, 'destroyed'],
    [given, 'given'],
  ] as const)
    for (const number of numbers) {
      states[number] = claimed.has(number) ? 'repeated' : state;
      claimed.add(number);
    }
  return inRuns(states);
}

const endOf = ({ last }: NumberRange) => last;

/** Without spreading: a class may have more numbers than a call takes arguments. */
function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

function fill(states: NumberState[], { first, last }: NumberRange, state: NumberState): void {
  for (let number = first; number <= last; number += 1) states[number] = state;
}

function inRuns(states: readonly NumberState[]): NumberRun[] {
  const runs: { first: number; last: number; state: NumberState }[] = [];
  for (const [number, state] of states.entries()) {
    if (number === 0) continue;
    const open = runs.at(-1);
    if (open?.state === state) open.last = number;
    else runs.push({ first: number, last: number, state });
  }
  return runs;
}

/** How many numbers are in each state. */
export function countNumbers(runs: readonly NumberRun[]): Record<NumberState, number> {
  const counts = Object.fromEntries(numberStates.map((state) => [state, 0])) as Record<
    NumberState,
    number
  >;
  for (const { first, last, state } of runs) counts[state] += last - first + 1;
  return counts;
}

/** The numbers that come next in a class, in order, reserved ones passed over. */
export function nextNumbers(
  lastNumber: number,
  reserved: readonly NumberRange[],
  count: number,
): number[] {
  const numbers: number[] = [];
  for (let number = lastNumber + 1; numbers.length < count; number += 1) {
    const kept = reserved.find(({ first, last }) => first <= number && number <= last);
    if (kept) number = kept.last;
    else numbers.push(number);
  }
  return numbers;
}

/** As it is written: four figures, more where a class outgrows them (DA/T 22-2015, 5.4.3). */
export function itemNumberText(number: number): string {
  return String(number).padStart(4, '0');
}

/** 0003、0007–0009: as a sentence names numbers. */
export function rangesText(ranges: readonly NumberRange[]): string {
  return ranges
    .map(({ first, last }) =>
      first === last ? itemNumberText(first) : `${itemNumberText(first)}–${itemNumberText(last)}`,
    )
    .join('、');
}
