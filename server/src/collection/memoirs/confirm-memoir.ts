import type { MemoirComparison, MemoirConfirmation } from '@lantai/contract/collection/memoir.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockMemoir, memoirEvent, memoirStep } from './lock-memoir.ts';
import { proposeRecords } from './propose-records.ts';

type ConfirmMemoir = {
  memoirId: string;
  confirmation: MemoirConfirmation;
  shown: readonly string[];
  comparison: MemoirComparison | null;
};

/** The leader confirms, having been shown what speaks of the same fact and having compared it. */
export const confirmMemoir = command<ConfirmMemoir, Record<string, never>>({
  name: 'collection.confirm-memoir',

  async perform({ tx, actor, now }, { memoirId, confirmation, shown, comparison }) {
    const { memoir, version } = await lockMemoir(tx, memoirId);
    const state = memoirStep(version, 'approve');
    if (version.written_by === actor.personId)
      throw new Problem('collection.same-person', { act: '审定', first: '撰写' });
    await requireShown(tx, version, shown);
    await requireComparison(tx, version, comparison);
    const decided = { state, confirmation, comparison: comparison && JSON.stringify(comparison) };
    await tx
      .updateTable('memoir_version')
      .set({
        ...decided,
        decided_by: actor.personId,
        decided_at: now,
        shown: JSON.stringify(shown),
      })
      .where('id', '=', version.id)
      .execute();
    const details = { version: version.number, state, confirmation, shown, comparison };
    return changed({}, memoirEvent(memoir, details));
  },
});

/** Nobody can say that they were not shown: what is found now must be what was on the page. */
async function requireShown(
  tx: Tx,
  version: Row<'memoir_version'>,
  shown: readonly string[],
): Promise<void> {
  const proposed = await proposeRecords(tx, version);
  const unseen = proposed.filter(({ recordId }) => !shown.includes(recordId));
  if (unseen.length > 0)
    throw new Problem('collection.memoir-records-not-shown', { count: unseen.length });
}

async function requireComparison(
  tx: Tx,
  { id }: Row<'memoir_version'>,
  comparison: MemoirComparison | null,
): Promise<void> {
  const { count } = await tx
    .selectFrom('memoir_reference')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('version_id', '=', id)
    .where('kind', '=', 'conflict')
    .executeTakeFirstOrThrow();
  if (count > 0 && comparison === null)
    throw new Problem('collection.memoir-comparison-missing', { count });
}
