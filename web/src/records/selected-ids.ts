import { listRecords } from '@lantai/contract/records/records.api.ts';
import { call } from '#platform/api.ts';
import type { Selection } from '#platform/list/selection.tsx';
import type { filterOf } from './collection-search.ts';

/** What one filing or one batch edit takes at most, by the API. */
export const MOST_SELECTED = 10_000;

type Filter = ReturnType<typeof filterOf>;

/** What is selected, record by record: as ticked, or every record the filter finds. */
export async function selectedIds(selected: Selection, filter: Filter): Promise<string[]> {
  return selected.all ? allIds(filter) : [...selected.keys];
}

/** Every record a filter finds, page by page. */
async function allIds(filter: Filter): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const { records, next } = await call(listRecords, { query: { ...filter, after, limit: 500 } });
    ids.push(...records.map(({ id }) => id));
    after = next ?? undefined;
  } while (after !== undefined && ids.length < MOST_SELECTED);
  return ids;
}
