import { z } from 'zod';
import { instant } from '../values.ts';

/** 曾用档号: a code that a filed record had until it was renumbered. It leads to the record for ever. Lists have the last one first. */
export const formerCode = z.object({
  archivalCode: z.string(),
  until: instant,
  renumberingId: z.uuid(),
  /** Of the renumbering. */
  reason: z.string(),
});
