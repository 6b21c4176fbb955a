import { requirePermission } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { sm3 } from '../../audit/sealing/sm3.ts';
import { requireColleague } from '../receipts/colleagues.ts';
import { findOpenThings, type OpenThing } from './open-things.ts';

type DrawUp = { agencyId: string; personId: string; successorId: string };

/** Who leaves draws the list up, or the head of the archives for them; what is open now stands on it. */
export const drawUpHandOver = command<DrawUp, string>({
  name: 'collection.draw-up-hand-over',

  async perform({ tx, actor, now }, { agencyId, personId, successorId }) {
    if (personId !== actor.personId) requirePermission(actor, 'collection.decide');
    if (personId === successorId)
      throw new Problem('collection.same-person', { act: '接收', first: '移交' });
    await requireColleague(tx, { agencyId, personId, now });
    await requireColleague(tx, { agencyId, personId: successorId, now });
    const things = await findOpenThings(tx, personId);
    const { id } = await tx
      .insertInto('hand_over')
      .values({
        agency_id: agencyId,
        person_id: personId,
        successor_id: successorId,
        list: JSON.stringify(things),
        list_sm3: digestThings(things),
        drawn_up_by: actor.personId ?? '',
        drawn_up_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return changed(id, {
      subject: `person:${personId}`,
      agencyId,
      details: { handOver: id, successorId, things: things.length },
    });
  },
});

/** Over what stands on the sheet, in one order. */
export function digestThings(things: readonly OpenThing[]): string {
  return sm3(
    things
      .map(({ kind, id, number, title, state }) => [kind, id, number, title, state].join('\t'))
      .join('\n'),
  );
}
