import type { PostFields } from '@lantai/contract/collection/archivist-post.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { requireColleague } from '../receipts/colleagues.ts';
import { columnsOf } from './post-fields.ts';

type EnterPost = {
  unitId: string;
  personId: string;
  role: 'archivist' | 'department-archivist';
  fields: PostFields;
};

/** Enters somebody into the register 档案员名册. It gives no right: a grant does, and is told apart. */
export const enterPost = command<EnterPost, string>({
  name: 'collection.enter-post',

  async perform({ tx, actor, now }, { unitId, personId, role, fields }) {
    const unit = await placeOf(tx, unitId, role);
    const { name } = await requireColleague(tx, { agencyId: unit.agencyId, personId, now });
    const { id } = await tx
      .insertInto('archivist_post')
      .values({
        agency_id: unit.agencyId,
        unit_id: unitId,
        person_id: personId,
        role,
        ...columnsOf(fields),
        entered_by: actor.personId,
        entered_at: now,
        changed_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(
        onConstraint('archivist_post_held_once', 'collection.post-held-already', {
          person: name,
          unit: unit.name,
        }),
      );
    return changed(id, {
      subject: `person:${personId}`,
      agencyId: unit.agencyId,
      details: { post: id, unitId, role, since: fields.since, employment: fields.employment },
    });
  },
});

async function placeOf(tx: Tx, unitId: string, role: EnterPost['role']) {
  const unit = await tx
    .selectFrom('org_unit')
    .select(['id', 'kind', 'name', 'agency_id'])
    .where('id', '=', unitId)
    .executeTakeFirst();
  if (!unit) throw new Problem('identity.unit-not-found');
  const fits = unit.kind === 'agency' || (unit.kind === 'department' && role !== 'archivist');
  if (!fits) throw new Problem('collection.post-misplaced');
  return { agencyId: unit.agency_id ?? unit.id, name: unit.name };
}
