import { printFilter } from '@lantai/contract/arrangement/arrangement.api.ts';
import { z } from 'zod';
import { spineWidths } from './spine-form.tsx';

export const printForms = ['cover', 'catalogue', 'spine', 'reference-sheet', 'stamps'] as const;
export const printForm = z.enum(printForms);
export type PrintForm = z.output<typeof printForm>;

/** What is printed and how, all in the address: a link prints the same again. */
export const printSearch = printFilter.extend({
  // An address holds words: 30 arrives as a text.
  width: z.coerce
    .number()
    .pipe(z.literal([...spineWidths]))
    .default(30)
    .catch(30),
  /** The number of the box, for records that are in none yet. */
  box: z.coerce.string().max(20).default('').catch(''),
  department: z.enum(['shown', 'left-out']).default('shown').catch('shown'),
});
export type PrintSearch = z.output<typeof printSearch>;
