import type { Unit } from '@lantai/contract/identity/organisation.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { shownUnit } from './organisation-queries.ts';

type ChangeUnit = {
  unitId: string;
  name?: string | undefined;
  sort?: number | undefined;
  closedOn?: string | null | undefined;
  version: number;
};

export const changeUnit = command({
  name: 'identity.change-unit',

  async perform({ tx }, { unitId, name, sort, closedOn, version }: ChangeUnit) {
    const before = await tx
      .selectFrom('org_unit')
      .selectAll()
      .where('id', '=', unitId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new Problem('identity.unit-not-found');
    if (before.version !== version) throw new Problem('records.changed-meanwhile', { by: '他人' });
    const after = await tx
      .updateTable('org_unit')
      .set({
        ...(name !== undefined && { name }),
        ...(sort !== undefined && { sort }),
        ...(closedOn !== undefined && { closed_on: closedOn }),
        version: version + 1,
      })
      .where('id', '=', unitId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const unit: Unit = shownUnit(after);
    return changed(unit, {
      subject: `unit:${unitId}`,
      details: { before: shownUnit(before), after: unit },
    });
  },
});
