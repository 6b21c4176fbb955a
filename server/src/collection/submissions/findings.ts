import { type CheckCode, checkItemOf } from '@lantai/contract/quality/check-item.ts';
import type { Db } from '#platform/database.ts';
import { newestResults } from '../../quality/standing-queries.ts';

type Failed = {
  readonly item_code: CheckCode;
  readonly object: string;
  readonly expected: string | null;
  readonly actual: string | null;
};

/** What failed in each record of a check, one sentence for each item. */
export async function findFindings(
  db: Db,
  runId: string,
): Promise<ReadonlyMap<string | null, string[]>> {
  const newest = newestResults(db, runId)
    .select(['result.record_id', 'result.item_code', 'result.outcome'])
    .select(['result.object', 'result.expected', 'result.actual']);
  const rows = await db
    .selectFrom(newest.as('newest'))
    .selectAll()
    .where('outcome', '=', 'failed')
    .where('record_id', 'is not', null)
    .execute();
  const byRecord = Map.groupBy(rows, ({ record_id }) => record_id);
  return new Map([...byRecord].map(([id, failed]) => [id, failed.map(sentenceOf)]));
}

function sentenceOf({ item_code, object, expected, actual }: Failed): string {
  const said = [expected && `应为 ${expected}`, actual && `实为 ${actual}`].filter(Boolean);
  return `${item_code} ${checkItemOf(item_code).name}：${[object, ...said].join('，')}`;
}
