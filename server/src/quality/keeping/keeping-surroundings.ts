import type { KeepingEnvironment } from './keeping-environment.ts';

/** A trial of restoring from a backup: when, whether it came back whole, and what it showed. */
export type RestoreDrill = {
  readonly on: string;
  readonly isWhole: boolean;
  readonly told: string;
};

/** The report of a scanner for weaknesses, as it was brought in. */
export type WeaknessScan = {
  readonly tool: string;
  readonly toolVersion: string;
  readonly scannedOn: string;
  readonly severe: number;
};

/** Whatever is asked in keeping of the house, not of a record. */
export type KeepingSurroundings = {
  readonly environment: KeepingEnvironment;
  readonly drill: RestoreDrill | null;
  readonly scan: WeaknessScan | null;
};
