import {
  type CheckCode,
  checkItemsOf,
  checkProperties,
} from '@lantai/contract/quality/check-item.ts';
import { noOutcomes, worstOf } from '@lantai/contract/quality/check-result.ts';
import { outcomeOf, type Verdict } from '@lantai/contract/quality/verdict.ts';
import type { StageTest } from '@lantai/contract/transfer/self-test.ts';
import type { Db } from '#platform/database.ts';
import { findStanding, judgeRecords } from '../quality/standing-queries.ts';

/** Whether a batch may go by the items of transfer, as the policy of its agency has it, and how they stand. */
export async function judgeTransfer(db: Db, runId: string): Promise<StageTest> {
  const judgements = [...(await judgeRecords(db, runId)).values()];
  const is = (verdict: Verdict) => judgements.some((judgement) => judgement.verdict === verdict);
  const keptBackBy = new Set(judgements.flatMap(({ failed, waiting }) => [...failed, ...waiting]));
  return {
    runId,
    verdict: is('failed') ? 'failed' : is('waiting') ? 'waiting' : 'passed',
    items: await countProperties(db, runId),
    keptBackBy: checkItemsOf('YJ').flatMap(({ code }) => (keptBackBy.has(code) ? [code] : [])),
  };
}

async function countProperties(db: Db, runId: string): Promise<StageTest['items']> {
  const standing = await findStanding(db, runId);
  const worst = (code: CheckCode) =>
    worstOf(
      standing.recordIds.map((id) => outcomeOf(standing.of(id), code) ?? ('not-run' as const)),
    );
  return Object.fromEntries(
    checkProperties.map((property) => {
      const counts = noOutcomes();
      for (const item of checkItemsOf('YJ'))
        if (item.property === property) counts[worst(item.code)] += 1;
      return [property, counts];
    }),
  ) as StageTest['items'];
}
