import { z } from 'zod';

/** What a first page is read for; each is a field of the description. */
export const readFields = ['documentNumber', 'creator', 'title', 'date'] as const;
export const readField = z.enum(readFields);
export type ReadField = z.output<typeof readField>;

/** A place on a page, in points from its upper left corner. */
export const pageBox = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type PageBox = z.output<typeof pageBox>;

/** What was read for a field and where; no value where the page does not say it, and why. */
export const firstPageReading = z.object({
  field: readField,
  value: z.string().nullable(),
  /** Counted from 1. */
  page: z.number().int().nullable(),
  box: pageBox.nullable(),
  /** 0 to 1: how often such a reading was right when it was measured (BENCH.md). */
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
export type FirstPageReading = z.output<typeof firstPageReading>;
