import type { importFindings } from '@lantai/contract/capture/capture.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { Db, Row } from '#platform/database.ts';
import { getRun } from './import-queries.ts';

type Page = { rule?: string | undefined; after: number; limit: number };

/** In the order of the rows, and how many there are by each rule: those of the whole import. */
export async function findFindings(
  db: Db,
  importId: string,
  { rule, after, limit }: Page,
): Promise<ReplyOf<typeof importFindings>> {
  await getRun(db, importId);
  let page = db
    .selectFrom('import_finding')
    .select(['position', 'row', 'column', 'value', 'rule', 'severity', 'message'])
    .where('import_id', '=', importId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit + 1);
  if (rule) page = page.where('rule', '=', rule);
  const findings = await page.execute();
  const byRule = await countByRule(db, importId);
  const next = findings.length > limit ? (findings[limit - 1]?.position ?? null) : null;
  return { findings: findings.slice(0, limit), byRule, next };
}

export type RuleCount = { rule: string; severity: 'error' | 'notice'; count: number };

/** Errors first, the most frequent first. */
export function countByRule(db: Db, importId: string): Promise<RuleCount[]> {
  return db
    .selectFrom('import_finding')
    .select(['rule', 'severity', (row) => row.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy(['rule', 'severity'])
    .orderBy('severity')
    .orderBy('count', 'desc')
    .orderBy('rule')
    .execute();
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
