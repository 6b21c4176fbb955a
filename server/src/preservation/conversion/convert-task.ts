import type { ConversionTarget } from '@lantai/contract/preservation/format-rule.ts';

/** What the worker makes out of a file, and where it writes it. */
export type MakeTask = {
  readonly kind: 'make';
  readonly path: string;
  readonly mediaType: string;
  readonly target: ConversionTarget;
  readonly to: string;
  readonly title: string;
  readonly moment: string;
};

/** What the worker looks for in a file, so that before and after can be held against each other. */
export type MeasureTask = {
  readonly kind: 'measure';
  readonly path: string;
  readonly mediaType: string;
};

export type Measure = {
  readonly pages: number | null;
  /** Without blanks and line ends, which every layout sets otherwise; null where there is none to read. */
  readonly text: string | null;
  /** Width × height of every picture, in order. */
  readonly pixels: readonly string[];
};

export type ConvertTask = MakeTask | MeasureTask;
export type ConvertAnswer =
  | { readonly kind: 'made'; readonly tool: string; readonly toolVersion: string }
  | { readonly kind: 'measured'; readonly measure: Measure }
  /** `reason` is a sentence for users. */
  | { readonly kind: 'failed'; readonly reason: string };
