import type { NumberRun, NumberState } from '@lantai/contract/arrangement/number-runs.ts';

/** Numbers in a row of the map, and how far cells lie apart, in px. */
export const PER_ROW = 100;
export const PITCH = 10;
const SIZE = 8;

/** Each state has a shape of its own, so that the map reads without colour. */
const marks: Record<NumberState, (x: number, y: number) => string> = {
  numbered: (x, y) => box(x, y, SIZE),
  given: (x, y) => box(x + 2, y + 2, SIZE - 4),
  repeated: (x, y) => `M${x} ${y}l8 8m0-8l-8 8`,
  reserved: (x, y) => `M${x} ${y + SIZE}l4-8 4 8z`,
  explained: (x, y) => `M${x} ${y + 4}h8`,
  destroyed: (x, y) => `M${x} ${y + 8}l8-8`,
  missing: (x, y) => box(x + 0.5, y + 0.5, SIZE - 1),
  free: (x, y) => box(x + 3, y + 3, 2),
};

function box(x: number, y: number, size: number): string {
  return `M${x} ${y}h${size}v${size}h${-size}z`;
}

export function markOf(state: NumberState, x: number, y: number): string {
  return marks[state](x, y);
}

/** Where a number's cell begins. */
export function cellOf(number: number): { x: number; y: number } {
  return {
    x: ((number - 1) % PER_ROW) * PITCH,
    y: Math.floor((number - 1) / PER_ROW) * PITCH,
  };
}

/** One path for all numbers of a state: a map of thousands of cells is a handful of elements. */
export function pathOf(runs: readonly NumberRun[], state: NumberState): string {
  const pieces: string[] = [];
  for (const run of runs) {
    if (run.state !== state) continue;
    for (let number = run.first; number <= run.last; number += 1) {
      const { x, y } = cellOf(number);
      pieces.push(markOf(state, x, y));
    }
  }
  return pieces.join('');
}

export function stateAt(runs: readonly NumberRun[], number: number): NumberState | undefined {
  return runs.find(({ first, last }) => first <= number && number <= last)?.state;
}
