import type { EnteredLine } from '@lantai/contract/collection/hand-over.ts';
import { requirePermission } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { requireColleague } from '../receipts/colleagues.ts';
import { digestList } from './digest-list.ts';
import { findListParts } from './list-parts.ts';
import { findOpenThings } from './open-things.ts';

type DrawUp = {
  agencyId: string;
  personId: string;
  successorId: string;
  entered?: readonly EnteredLine[];
};

/** Who leaves draws the list up, or the head of the archives for them; what is open now stands on it. */
export const drawUpHandOver = command<DrawUp, string>({
  name: 'collection.draw-up-hand-over',

  async perform({ tx, actor, now }, { agencyId, personId, successorId, entered = [] }) {
    if (personId !== actor.personId) requirePermission(actor, 'collection.decide');
    if (personId === successorId)
      throw new Problem('collection.same-person', { act: '接收', first: '移交' });
    const leaver = await requireColleague(tx, { agencyId, personId, now });
    await requireColleague(tx, { agencyId, personId: successorId, now });
    const things = await findOpenThings(tx, personId, agencyId);
    const found = await findListParts(tx, { agencyId, personId, roles: leaver.roles });
    const parts = { ...found, entered: [...entered] };
    const sm3 = digestList({ agencyId, personId, successorId, things, parts });
    const { id } = await tx
      .insertInto('hand_over')
      .values({
        agency_id: agencyId,
        person_id: personId,
        successor_id: successorId,
        list: JSON.stringify(things),
        parts: JSON.stringify(parts),
        list_sm3: sm3,
        drawn_up_by: actor.personId ?? '',
        drawn_up_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return changed(id, {
      subject: `person:${personId}`,
      agencyId,
      details: { handOver: id, successorId, things: things.length, sm3 },
    });
  },
});
