import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockMemoir, memoirEvent, memoirStep } from './lock-memoir.ts';

/** Back to its author, with what is wanting. */
export const returnMemoir = command<{ memoirId: string; reason: string }, Record<string, never>>({
  name: 'collection.return-memoir',

  async perform({ tx, actor, now }, { memoirId, reason }) {
    const { memoir, version } = await lockMemoir(tx, memoirId);
    const state = memoirStep(version, 'return');
    if (version.written_by === actor.personId)
      throw new Problem('collection.same-person', { act: '退回', first: '撰写' });
    await tx
      .updateTable('memoir_version')
      .set({ state, return_reason: reason, decided_by: actor.personId, decided_at: now })
      .where('id', '=', version.id)
      .execute();
    return changed({}, memoirEvent(memoir, { version: version.number, state, reason }));
  },
});
