import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getCirculation } from './circulation-queries.ts';
import { circulationEvent, lockCirculation } from './lock-circulation.ts';

/** Who began it ends it before everybody has returned; from then on nobody reads by it. */
export const closeCirculation = command<
  { circulationId: string; reason: string },
  Record<string, never>
>({
  name: 'collection.close-circulation',

  async perform(context, { circulationId, reason }) {
    const { tx, actor, now } = context;
    const shown = await getCirculation(tx, actor, { circulationId, now });
    // Asked before the row is held: who may not change it could not hold it.
    if (!shown.isBegunByMe)
      throw new Problem('collection.circulation-not-yours', { name: shown.begunByName });
    const circulation = await lockCirculation(context, circulationId);
    if (circulation.closed_at) throw new Problem('collection.circulation-closed');
    await tx
      .updateTable('circulation')
      .set({ closed_at: now, closed_by: actor.personId, close_reason: reason })
      .where('id', '=', circulationId)
      .execute();
    return changed({}, circulationEvent(circulation, { closed: true, reason }));
  },
});
