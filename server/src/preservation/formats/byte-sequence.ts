import { type BytePattern, bytePattern, fitsAt, PatternFault, weightOf } from './byte-pattern.ts';

/** One of several patterns, so many bytes behind what stood before it. */
export type Slot = readonly {
  readonly pattern: BytePattern;
  readonly least: number;
  readonly most: number;
}[];

/**
 * Patterns in their order. From the start they run forward; from the end they run backward, patterns
 * reversed, so that one search does for both. The gap of the first counts from there.
 */
export type ByteSequence = {
  readonly from: 'start' | 'end' | 'anywhere';
  readonly slots: readonly Slot[];
};

/** What of a file is looked at: its two ends; of a short file both are the whole. */
export type FileEnds = { readonly head: Buffer; readonly tail: Buffer; readonly backward: Buffer };

export function fileEnds(head: Buffer, tail: Buffer): FileEnds {
  return { head, tail, backward: Buffer.from(tail.toReversed()) };
}

export function occursIn({ head, tail, backward }: FileEnds, sequence: ByteSequence): boolean {
  const { from, slots } = sequence;
  if (from === 'start') return runsThrough(head, slots);
  if (from === 'end') return runsThrough(backward, slots);
  return runsThrough(head, slots) || (tail !== head && runsThrough(tail, slots));
}

/**
 * Follows all places at once where a slot may have ended. No backtracking: the time grows with the
 * bytes and the slots, whatever a hostile file repeats.
 */
function runsThrough(bytes: Buffer, slots: readonly Slot[]): boolean {
  let reached: number[] = [0];
  for (const slot of slots) {
    const ends = new Set<number>();
    for (const { pattern, least, most } of slot)
      for (const start of starts(bytes, pattern, spans(reached, least, most)))
        ends.add(start + pattern.tests.length);
    if (ends.size === 0) return false;
    reached = [...ends].toSorted((one, other) => one - other);
  }
  return true;
}

type Span = readonly [first: number, last: number];

/** Where the next pattern may begin, spans that overlap put together. */
function spans(reached: readonly number[], least: number, most: number): Span[] {
  const merged: [number, number][] = [];
  for (const end of reached) {
    const last = merged.at(-1);
    if (last && end + least <= last[1] + 1) last[1] = end + most;
    else merged.push([end + least, end + most]);
  }
  return merged;
}

function* starts(bytes: Buffer, pattern: BytePattern, places: readonly Span[]): Generator<number> {
  const { literal, literalAt, tests } = pattern;
  for (const [first, last] of places) {
    const end = Math.min(last, bytes.length - tests.length);
    const within = bytes.subarray(0, Math.max(0, end + tests.length));
    let at = first;
    while (at <= end) {
      if (literal.length > 0 && end > at) {
        const found = within.indexOf(literal, at + literalAt);
        if (found < 0) break;
        at = found - literalAt;
      }
      if (fitsAt(bytes, pattern, at)) yield at;
      at += 1;
    }
  }
}

/** `@0 "RIFF" {4} "WAVE"`: a sequence of our own table; `@4-64` where it may begin, `{0-9}` a gap. */
export function sequenceFromStart(text: string): ByteSequence {
  const [, from = '0', to = from, rest = text] = /^@(\d+)(?:-(\d+))?\s+(.*)$/s.exec(text) ?? [];
  const [first = '', ...others] = rest.split(/\{(\d+(?:-\d+)?)\}/);
  const slots: Slot[] = [slotOf(first, Number(from), Number(to))];
  for (let index = 0; index + 1 < others.length; index += 2) {
    const [least = '0', most = least] = (others[index] ?? '').split('-');
    slots.push(slotOf(others[index + 1] ?? '', Number(least), Number(most)));
  }
  return { from: 'start', slots };
}

function slotOf(text: string, least: number, most: number): Slot {
  if (most < least) throw new PatternFault(`间隔 ${least}-${most} 不成立`);
  return [{ pattern: bytePattern(text), least, most }];
}

/** How much a sequence says, to prefer the more particular of two that both occur. */
export function sequenceWeight({ slots }: ByteSequence): number {
  let sum = 0;
  for (const slot of slots) sum += Math.min(...slot.map(({ pattern }) => weightOf(pattern)));
  return sum;
}
