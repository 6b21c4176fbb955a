import type { DocumentNumber } from '../records/document-number.ts';

/** Numbers of one sequence that follow each other, both ends included. */
export type NumberRun = { readonly first: number; readonly last: number };

/** The runs that several make together, in order: what touches or overlaps is one. */
export function mergeRuns(given: readonly NumberRun[]): NumberRun[] {
  const runs: { first: number; last: number }[] = [];
  for (const { first, last } of given.toSorted((left, right) => left.first - right.first)) {
    const run = runs.at(-1);
    if (run && first <= run.last + 1) run.last = Math.max(run.last, last);
    else runs.push({ first, last });
  }
  return runs;
}

/** The runs that a set of numbers makes, however often each of them occurs. */
export function runsOf(sequences: readonly number[]): NumberRun[] {
  return mergeRuns(sequences.map((sequence) => ({ first: sequence, last: sequence })));
}

/**
 * What is missing between the runs of an issuer and year. A year's numbers are taken to begin with 1,
 * so what lies before the first run is missing too; nobody knows what came after the last.
 */
export function gapsBetween(runs: readonly NumberRun[]): NumberRun[] {
  return runs
    .map(({ first }, place) => ({ first: (runs[place - 1]?.last ?? 0) + 1, last: first - 1 }))
    .filter(({ first, last }) => first <= last);
}

export function countOf(ranges: readonly NumberRun[]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** A number as GB/T 9704-2012, 7.2.5, writes it: tortoise-shell brackets, no leading zeros. */
export function writeDocumentNumber({ issuer, year, sequence }: DocumentNumber): string {
  return `${issuer}〔${year}〕${sequence}号`;
}
