import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { lockList, requireAnother, requireCooled } from './lock-list.ts';

type SuperviseList = { listId: string; place: string; method: string };

/** One of the two who watch over the destruction signs: neither who drew the list up, nor twice the same. */
export const superviseList = command<SuperviseList, { supervisors: number }>({
  name: 'disposal.supervise-list',

  async perform({ tx, actor, now }, { listId, place, method }) {
    const action = '监销签字';
    const list = await lockList(tx, listId, { from: ['approved'], action });
    requireCooled(list, now, action);
    const signed = await tx
      .selectFrom('destruction_signature')
      .select('person_id')
      .where('list_id', '=', listId)
      .execute();
    requireAnother(
      actor.personId,
      [
        { id: list.proposed_by, as: '编制人（保管人）' },
        { id: list.approved_by, as: '批准人' },
        ...signed.map(({ person_id }) => ({ id: person_id, as: '监销人' })),
      ],
      action,
    );
    if (signed.length >= 2) throw new Problem('disposal.supervised-already');
    const { agency_id, list_sm3 } = list;
    await tx
      .insertInto('destruction_signature')
      .values({
        ...{ list_id: listId, agency_id, person_id: actor.personId ?? '' },
        position: signed.length + 1,
        signed_at: now,
        list_sm3: list_sm3 ?? '',
        ...{ place, method },
      })
      .execute()
      .catch(onConstraint('destruction_signed_by_two', 'disposal.supervised-already'));
    const details = { number: list.number, sm3: list_sm3, place, method };
    return changed(
      { supervisors: signed.length + 1 },
      { subject: `destruction:${listId}`, agencyId: agency_id, details },
    );
  },
});
