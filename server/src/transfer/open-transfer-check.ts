import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import { ruleSetVersion } from '@lantai/contract/quality/rule-set.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { openRun } from '../quality/open-run.ts';
import { findPolicy } from '../quality/policy-queries.ts';
import { batchRecords } from './batch-records.ts';
import { lockBatch } from './take-step.ts';

type OpenTransferCheck = { batchId: string; expected: CheckExpectations };

/**
 * Opens the check of a package by the items of transfer. One that was made of the same package, by the same
 * rules and the same policy, stands: what people have signed in it meanwhile counts.
 */
export const openTransferCheck = command<OpenTransferCheck, { runId: string; isNew: boolean }>({
  name: 'transfer.open-check',

  async perform(context, { batchId, expected }) {
    const { tx } = context;
    const batch = await lockBatch(tx, batchId);
    const standing = await findStandingRun(tx, batch, expected);
    if (standing) return unchanged({ runId: standing.id, isNew: standing.state === 'checking' });
    const { runId, event } = await openRun(
      context,
      {
        subject: { kind: 'package', id: batchId },
        name: `${batch.number} 移交信息包`,
        recordIds: await batchRecords(tx, batchId),
        ...{ stage: 'YJ', expected },
      },
      async () => null,
    );
    return changed({ runId, isNew: true }, event);
  },
});

/** One that was cut off is gone on with; one that nobody has signed in is not worth more than a fresh look. */
async function findStandingRun(
  tx: Tx,
  batch: Row<'transfer_batch'>,
  { packageSm3 }: CheckExpectations,
) {
  const { version } = await findPolicy(tx, batch.agency_id);
  const newest = await tx
    .selectFrom('check_run')
    .select(['id', 'state', 'expected'])
    .where('subject_kind', '=', 'package')
    .where('subject_id', '=', batch.id)
    .where('stage', '=', 'YJ')
    .where('rule_set', '=', ruleSetVersion)
    .where('policy_version', '=', version)
    .where('repeats_run_id', 'is', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
  if (!newest || newest.expected.packageSm3 !== packageSm3) return undefined;
  if (newest.state === 'checking') return newest;
  const signed = await tx
    .selectFrom('check_result')
    .select('id')
    .where('run_id', '=', newest.id)
    .where('signed_by', 'is not', null)
    .executeTakeFirst();
  return signed && newest;
}
