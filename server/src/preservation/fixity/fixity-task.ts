import type { ToldFinding } from '../damages/tell-findings.ts';

/** Where an object lies, and how it is called. */
export type PlacedObject = { readonly path: string; readonly id: string };

/** What the worker is given: several objects, because it waits for the disk with each of them. */
export type FixityTask = { readonly objects: readonly PlacedObject[] };

/** What was read of an object, and everything that is wrong. */
export type FixityReading = {
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly ToldFinding[];
};
