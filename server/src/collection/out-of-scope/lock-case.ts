import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** The case, held until the transaction ends, if it stands at this step. */
export async function lockCase(
  tx: Tx,
  caseId: string,
  step: 'propose' | 'decide',
): Promise<Row<'out_of_scope_case'>> {
  const found = await tx
    .selectFrom('out_of_scope_case')
    .selectAll()
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Problem('collection.scope-case-not-found');
  if (found.decided !== null)
    throw new Problem('collection.scope-case-step-done', { done: '已决定' });
  if (step === 'decide' && found.proposed === null)
    throw new Problem('collection.scope-case-step-done', { done: '尚无部门负责人意见' });
  return found;
}
