import { z } from 'zod';

/** A filed record that speaks for a clause. */
const precedent = z.object({
  recordId: z.uuid(),
  title: z.string(),
  code: z.string().nullable(),
  similarity: z.number().min(0).max(1),
});

/** A clause that a record may fall under. It is taken over by describing the record, never by itself. */
export const clauseSuggestion = z.object({
  retentionItemId: z.uuid(),
  number: z.string(),
  /** The clause with the headings above it. */
  text: z.string(),
  retention: z.string(),
  scheduleTitle: z.string(),
  scheduleVersion: z.number().int(),
  /** How likely it is the right one, as calibrated on titles it had not seen (BENCH.md). */
  confidence: z.number().min(0).max(1),
  /** The words and rules that speak for it. */
  because: z.array(z.string()),
  precedents: z.array(precedent),
});
export type ClauseSuggestion = z.output<typeof clauseSuggestion>;
