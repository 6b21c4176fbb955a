import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { listSchemes } from '@lantai/contract/classification/classification.api.ts';
import { listMatters } from '@lantai/contract/classification/matters.api.ts';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '#platform/api.ts';

/** A record's place, as far as it decides whether it belongs to a matter. */
export type MatterPlace = {
  readonly fondsId: string;
  readonly category: CategoryCode;
  /** What it has already, which stays choosable once the matter is closed. */
  readonly matterId: string | null;
};

/** The matters to choose from; undefined where the scheme of the year does not divide by matter. */
export function useMatters({ fondsId, category, matterId }: MatterPlace, year: number | null) {
  const params = { fondsId };
  const { data: schemes = [] } = useQuery(apiQuery(listSchemes, { params }));
  // Newest first: the first that had begun by then is in force.
  const inForce = schemes.find(
    (scheme) =>
      scheme.category === category && scheme.validFromYear <= (year ?? Number.POSITIVE_INFINITY),
  );
  const byMatter = inForce?.dividedBy === 'matter' && inForce.order !== 'year-retention';
  const { data: matters = [] } = useQuery({
    ...apiQuery(listMatters, { params }),
    enabled: byMatter,
  });
  if (!byMatter) return undefined;
  return matters
    .filter(({ id, closedOn }) => closedOn === null || id === matterId)
    .map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));
}
