import type { Unentered } from '@lantai/contract/collection/archivists.api.ts';
import type { Grants } from './archivist-grants.ts';
import type { RegisterRow } from './register-queries.ts';

/** Who works as an archivist by grant, and stands nowhere in the register. */
export function findUnentered(rows: readonly RegisterRow[], { all }: Grants): Unentered[] {
  const entered = new Set(
    rows
      .filter(({ state }) => state !== 'left')
      .map(({ person_id, role, unit_id }) => `${person_id} ${role} ${unit_id}`),
  );
  return all.filter(({ personId, role, unitId }) => !entered.has(`${personId} ${role} ${unitId}`));
}
