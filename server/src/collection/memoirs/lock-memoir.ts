import {
  type MemoirAction,
  type MemoirState,
  memoirAfter,
  memoirStateNames,
} from '@lantai/contract/collection/memoir.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

const actionNames: Record<MemoirAction, string> = {
  change: '修改',
  submit: '送审',
  approve: '审定',
  return: '退回',
};

type Locked = { readonly memoir: Row<'memoir'>; readonly version: Row<'memoir_version'> };

/** A memoir and its newest version. The version is what is moved, so it is what is held. */
export async function lockMemoir(tx: Tx, memoirId: string): Promise<Locked> {
  const memoir = await tx
    .selectFrom('memoir')
    .selectAll()
    .where('id', '=', memoirId)
    .executeTakeFirst();
  const version = await tx
    .selectFrom('memoir_version')
    .selectAll()
    .where('memoir_id', '=', memoirId)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!memoir || !version) throw new Problem('collection.memoir-not-found');
  return { memoir, version };
}

/** The state an action leads to, or the problem that keeps the version from it. */
export function memoirStep({ state }: { state: MemoirState }, action: MemoirAction): MemoirState {
  const after = memoirAfter(state, action);
  if (!after)
    throw new Problem('collection.memoir-wrong-state', {
      state: memoirStateNames[state],
      action: actionNames[action],
    });
  return after;
}

export async function requireAuthor(
  tx: Tx,
  { written_by }: Row<'memoir_version'>,
  personId: string | null,
): Promise<void> {
  if (written_by === personId) return;
  const author = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', written_by)
    .executeTakeFirst();
  throw new Problem('collection.memoir-not-yours', { author: author?.name ?? '' });
}

export function memoirEvent(
  { id, agency_id }: Pick<Row<'memoir'>, 'id' | 'agency_id'>,
  details: Record<string, unknown>,
) {
  return { subject: `memoir:${id}`, agencyId: agency_id, details };
}
