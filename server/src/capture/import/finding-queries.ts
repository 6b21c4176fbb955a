import type { importFindings } from '@lantai/contract/capture/capture.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { Db, Row } from '#platform/database.ts';
import { getRun } from './import-queries.ts';

type Page = { rule?: string | undefined; after: number; limit: number };

/** In the order of the rows, and how many there are by each rule. */
export async function findFindings(
  db: Db,
  importId: string,
  { rule, after, limit }: Page,
): Promise<ReplyOf<typeof importFindings>> {
  await getRun(db, importId);
  const all = db.selectFrom('import_finding').where('import_id', '=', importId);
  let page = all
    .select(['position', 'row', 'column', 'value', 'rule', 'severity', 'message'])
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit + 1);
  if (rule) page = page.where('rule', '=', rule);
  const findings = await page.execute();
  const byRule = await all
    .select(['rule', 'severity', (row) => row.fn.countAll<number>().as('count')])
    .groupBy(['rule', 'severity'])
    .orderBy('severity')
    .orderBy('count', 'desc')
    .orderBy('rule')
    .execute();
  const next = findings.length > limit ? (findings[limit - 1]?.position ?? null) : null;
  return { findings: findings.slice(0, limit), byRule, next };
}

/** Everything that keeps a row out. */
export function findErrors(db: Db, importId: string): Promise<Row<'import_finding'>[]> {
  return db
    .selectFrom('import_finding')
    .selectAll()
    .where('import_id', '=', importId)
    .where('severity', '=', 'error')
    .orderBy('position')
    .execute();
}
