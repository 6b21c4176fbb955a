import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockSource } from './source-queries.ts';

type RepeatPush = { sourceId: string; eventId?: number | undefined };

/** Takes up again what was given up, one receipt or all of a source: the other side is there again. */
export const repeatPush = command<RepeatPush, { repeated: number }>({
  name: 'capture.repeat-push',

  async perform({ tx, now }, { sourceId, eventId }) {
    const source = await lockSource(tx, sourceId);
    let dead = tx
      .updateTable('receipt_event')
      .set({ push_state: 'waiting', push_attempts: 0, push_next_at: now })
      .where('source_id', '=', sourceId)
      .where('push_state', '=', 'dead');
    if (eventId !== undefined) dead = dead.where('id', '=', eventId);
    const repeated = await dead.returning('id').execute();
    if (repeated.length === 0) throw new Problem('capture.push-not-found');
    return changed(
      { repeated: repeated.length },
      {
        subject: `source:${sourceId}`,
        agencyId: source.agency_id,
        details: { repeated: repeated.length, ...(eventId !== undefined && { eventId }) },
      },
    );
  },
});
