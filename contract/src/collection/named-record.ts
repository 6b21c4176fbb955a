import { z } from 'zod';
import { recordState } from '../records/record-life.ts';

/** A record as something else names it; its words are empty for who may not see it. */
export const namedRecord = z.object({
  recordId: z.uuid(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  date: z.string().nullable(),
  state: recordState.nullable(),
});
export type NamedRecord = z.output<typeof namedRecord>;
