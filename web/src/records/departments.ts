import { listUnits } from '@lantai/contract/identity/identity.api.ts';
import type { Unit } from '@lantai/contract/identity/organisation.ts';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '#platform/api.ts';

const none: Unit[] = [];

/** The departments of an agency that are open; of every agency when none is named. */
export function useDepartments(agencyId: string | undefined): readonly Unit[] {
  const { data: units = none } = useQuery(apiQuery(listUnits, {}));
  return units.filter(
    (unit) =>
      unit.kind === 'department' &&
      unit.closedOn === null &&
      (agencyId === undefined || unit.agencyId === agencyId),
  );
}
