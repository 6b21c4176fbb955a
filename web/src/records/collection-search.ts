import { categoryCode } from '@lantai/contract/classification/category.ts';
import { filingFault } from '@lantai/contract/records/filing-fault.ts';
import {
  isStored,
  type RecordState,
  recordState,
  recordStates,
} from '@lantai/contract/records/record-life.ts';
import { recordSortKey } from '@lantai/contract/records/record-order.ts';
import { sortDirection } from '@lantai/contract/values.ts';
import { z } from 'zod';
import { one, several } from '#platform/address.ts';

const yesOrNo = z.enum(['true', 'false']);

/** The filters of the list, as they stand in the address. */
export const collectionSearch = z.object({
  state: several(recordState),
  category: several(categoryCode),
  year: one(z.coerce.number().int()),
  departmentId: one(z.uuid()),
  ready: one(yesOrNo),
  quarantined: one(yesOrNo),
  text: one(z.string().max(200)),
  /** What figures elsewhere open, and no field of the filter bar sets. */
  fault: one(filingFault),
  retention: one(z.string()),
  departmentName: one(z.string()),
  matterId: one(z.uuid()),
  idleBefore: one(z.iso.date()),
  classKey: one(z.string()),
  importId: one(z.uuid()),
  source: one(z.string()),
  filedMonth: one(z.string().regex(/^\d{4}-\d{2}$/)),
  sort: one(recordSortKey),
  direction: one(sortDirection),
  numberIssuer: one(z.string().max(100)),
  numberYear: one(z.coerce.number().int()),
  numberSequence: one(z.coerce.number().int()),
  profileId: one(z.uuid()),
  after: one(z.string()),
  /** The record that is being described in the drawer. */
  describe: one(z.uuid()),
});
export type CollectionSearch = z.output<typeof collectionSearch>;

/** Without a choice, what is still to be filed: the list is called 未归档. */
const notFiled: RecordState[] = recordStates.filter(
  (state) => !isStored(state) && !['excluded', 'voided', 'destroyed'].includes(state),
);

/** The filters as the API takes them. */
export function filterOf(search: CollectionSearch, fondsId: string | undefined) {
  const { state, category, after: _after, describe: _describe, ...rest } = search;
  // What one way, one import, one profile or one matter accounts for is counted whatever has become of it since.
  const anyState = search.importId ?? search.source ?? search.profileId ?? search.matterId;
  const shown = state ?? (anyState ? undefined : notFiled);
  return {
    ...rest,
    fondsId,
    state: shown?.join(','),
    category: category?.join(','),
  };
}

const {
  after: _page,
  describe: _open,
  sort: _sort,
  direction: _direction,
  ...filters
} = collectionSearch.shape;
const filterNames = Object.keys(filters) as (keyof typeof filters)[];

/** Whether anything is filtered that clearing would take off; the fonds in the head stays. */
export function isFiltered(search: CollectionSearch): boolean {
  return filterNames.some((name) => search[name] !== undefined);
}
