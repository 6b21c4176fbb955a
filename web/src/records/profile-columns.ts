import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { shownProfileValue } from '@lantai/contract/classification/profile-values.ts';
import { listProfiles } from '@lantai/contract/classification/profiles.api.ts';
import type { RecordRow } from '@lantai/contract/records/record.ts';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';

const none: ListColumn<RecordRow>[] = [];

/** Columns of the fields that a category's profile shows in lists, once the list is about one category. */
export function useProfileColumns(
  categories: readonly CategoryCode[] | undefined,
  agencyId: string | undefined,
): readonly ListColumn<RecordRow>[] {
  const [category, ...others] = categories ?? [];
  const isOne = category !== undefined && others.length === 0;
  const { data } = useQuery({
    ...apiQuery(listProfiles, { query: { category } }),
    enabled: isOne,
  });
  if (!isOne || !data) return none;
  const inForce = data.filter(({ state }) => state === 'effective');
  const profile =
    inForce.find((each) => each.agencyId === agencyId) ??
    inForce.find((each) => each.agencyId === null);
  return (profile?.fields ?? [])
    .filter(({ inList }) => inList)
    .map(({ key, name }) => ({
      key: `more.${key}`,
      title: name,
      width: 120,
      render: (_, { more }) => shownProfileValue(more[key]),
    }));
}
