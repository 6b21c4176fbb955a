import { basisFault, type SourceKind } from '@lantai/contract/collection/memoir.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockMemoir, memoirEvent, memoirStep, requireAuthor } from './lock-memoir.ts';

/** To the leader, with what it goes back to, or the statement that nothing written does. */
export const submitMemoir = command<{ memoirId: string }, Record<string, never>>({
  name: 'collection.submit-memoir',

  async perform({ tx, actor, now }, { memoirId }) {
    const { memoir, version } = await lockMemoir(tx, memoirId);
    const state = memoirStep(version, 'submit');
    await requireAuthor(tx, version, actor.personId);
    await requireBasis(tx, version);
    await tx
      .updateTable('memoir_version')
      .set({ state, submitted_at: now, decided_by: null, decided_at: null, return_reason: null })
      .where('id', '=', version.id)
      .execute();
    return changed({}, memoirEvent(memoir, { version: version.number, state }));
  },
});

async function requireBasis(tx: Tx, version: Row<'memoir_version'>): Promise<void> {
  const sources = await tx
    .selectFrom('memoir_reference')
    .select('kind')
    .where('version_id', '=', version.id)
    .where('kind', 'in', ['written', 'told'])
    .execute();
  const fault = basisFault({
    withoutWrittenBasis: version.without_written_basis,
    sources: sources.map(({ kind }) => ({
      ...{ kind: kind as SourceKind, words: '', recordId: null },
    })),
  });
  if (fault === 'unsaid') throw new Problem('collection.memoir-basis-unsaid');
  if (fault === 'contradicted') throw new Problem('collection.memoir-basis-contradicted');
}
