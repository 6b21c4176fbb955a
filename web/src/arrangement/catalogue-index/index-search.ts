import { indexOrder } from '@lantai/contract/arrangement/catalogue-index.ts';
import { categoryCode } from '@lantai/contract/classification/category.ts';
import { z } from 'zod';
import { one } from '#platform/address.ts';

const year = one(z.coerce.number().int().min(1600).max(2199));

/** Which index: the same in the address of the page and of the print. */
export const indexSearch = z.object({
  order: one(indexOrder),
  category: one(categoryCode),
  fromYear: year,
  toYear: year,
});
export type IndexSearch = z.output<typeof indexSearch>;

export function indexQuery(fondsId: string, search: IndexSearch) {
  const { order = 'time', category, fromYear, toYear } = search;
  return { query: { fondsId, order, category, fromYear, toYear } };
}
