import { changed, command, unchanged } from '#platform/command.ts';
import { circulationEvent, getOwnPart, lockCirculation } from './lock-circulation.ts';

/** The read receipt: when its reader opened it, not when it was sent; the first time counts. */
export const openCirculated = command<{ circulationId: string }, Record<string, never>>({
  name: 'collection.open-circulated',

  async perform(context, { circulationId }) {
    const circulation = await lockCirculation(context, circulationId);
    const own = await getOwnPart(context, circulation);
    if (own.opened_at) return unchanged({});
    await context.tx
      .updateTable('circulation_recipient')
      .set({ opened_at: context.now })
      .where('circulation_id', '=', circulationId)
      .where('person_id', '=', own.person_id)
      .execute();
    return changed({}, circulationEvent(circulation, { opened: true }));
  },
});
