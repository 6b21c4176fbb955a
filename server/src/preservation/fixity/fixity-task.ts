import type { Finding } from '../verification/verify-finding.ts';

/** What the worker is given: where an object lies, and how it is called. */
export type FixityTask = { readonly path: string; readonly id: string };

/** What it read, and everything that is wrong. `others` says whose bytes lie where others should. */
export type FixityReading = {
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly FoundInObject[];
};

export type FoundInObject = Finding & {
  /** Of content: how many bytes lie there. */
  readonly size: number | null;
  /** The path of the same object whose content this is by right. */
  readonly isContentOf: string | null;
};
