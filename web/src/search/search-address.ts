import { categoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevel, securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { searchFields } from '@lantai/contract/search/search.api.ts';
import { z } from 'zod';
import { one, several } from '#platform/address.ts';

export const facetNames = [
  'year',
  'category',
  'retention',
  'department',
  'creator',
  'security',
] as const;
export type FacetName = (typeof facetNames)[number];

const values = several(z.string());

/** What is searched for, as the address has it: a link finds the same again. */
export const searchAddress = z.object({
  text: one(z.string().max(200)),
  field: one(z.enum(searchFields)),
  year: values,
  category: values,
  retention: values,
  department: values,
  creator: values,
  security: values,
  from: one(z.iso.date()),
  to: one(z.iso.date()),
  sort: one(z.enum(['newest', 'relevance'])),
  after: one(z.string()),
});
export type SearchAddress = z.output<typeof searchAddress>;

export function isFiltered(address: SearchAddress): boolean {
  return (
    facetNames.some((name) => (address[name]?.length ?? 0) > 0) ||
    address.from !== undefined ||
    address.to !== undefined
  );
}

/** No filter is left, and no page further on; the words stay. */
export const noFilters = {
  ...Object.fromEntries(facetNames.map((name) => [name, undefined])),
  from: undefined,
  to: undefined,
  after: undefined,
};

/** A value of a facet in the words of the trade; the index knows only its code. */
export function facetLabel(facet: FacetName, value: string, label = value): string {
  if (facet === 'category') {
    const code = categoryCode.safeParse(value);
    return code.success ? categoryName(code.data) : label;
  }
  if (facet === 'security') {
    const level = securityLevel.safeParse(value);
    return level.success ? securityLevelNames[level.data] : label;
  }
  return facet === 'retention' ? shownRetention(value) : label;
}
