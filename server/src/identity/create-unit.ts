import {
  parentKinds,
  type Unit,
  type UnitKind,
  unitKindNames,
} from '@lantai/contract/identity/organisation.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { shownUnit } from './organisation-queries.ts';

type CreateUnit = { kind: UnitKind; parentId: string | null; code: string; name: string };

export const createUnit = command({
  name: 'identity.create-unit',

  async perform({ tx }, { kind, parentId, code, name }: CreateUnit) {
    const parent = parentId
      ? await tx.selectFrom('org_unit').selectAll().where('id', '=', parentId).executeTakeFirst()
      : undefined;
    if (parentId && !parent) throw new Problem('identity.unit-not-found');
    if (!parentKinds[kind].includes(parent?.kind ?? 'top'))
      throw new Problem('identity.unit-misplaced', { kind: unitKindNames[kind] });

    const row = await tx
      .insertInto('org_unit')
      .values({
        kind,
        parent_id: parentId,
        agency_id: kind === 'department' ? parentId : null,
        code,
        name,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch(onConstraint('org_unit_code_taken', 'identity.unit-code-taken', { code }));
    const unit: Unit = shownUnit(row);
    return changed(unit, { subject: `unit:${row.id}`, details: { kind, parentId, code, name } });
  },
});
