import type {
  FinishedRow,
  FinishedStanding,
  ReconciliationRow,
} from '@lantai/contract/capture/exchange/reconciliation.api.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Filter = {
  fondsId?: string | undefined;
  sourceId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  processCode?: string | undefined;
  /** A department, or `none`. */
  unit?: string | undefined;
  standing?: FinishedStanding | undefined;
};

const beginOf = (day: string) => new Date(`${day}T00:00:00+08:00`);

function finished(db: Db, filter: Filter) {
  let query = db
    .selectFrom('finished_instance as instance')
    .innerJoin('finished_standing as stands', (join) =>
      join
        .onRef('stands.source_id', '=', 'instance.source_id')
        .onRef('stands.source_key', '=', 'instance.source_key'),
    )
    .innerJoin('source_system as source', 'source.id', 'instance.source_id')
    .leftJoin('org_unit as unit', 'unit.id', 'instance.unit_id');
  if (filter.fondsId) query = query.where('source.fonds_id', '=', filter.fondsId);
  if (filter.sourceId) query = query.where('instance.source_id', '=', filter.sourceId);
  if (filter.from) query = query.where('instance.finished_at', '>=', beginOf(filter.from));
  if (filter.to)
    query = query.where(
      'instance.finished_at',
      '<',
      new Date(beginOf(filter.to).getTime() + 86_400_000),
    );
  if (filter.processCode) query = query.where('instance.process_code', '=', filter.processCode);
  if (filter.unit === 'none') query = query.where('instance.unit_id', 'is', null);
  else if (filter.unit) query = query.where('instance.unit_id', '=', filter.unit);
  if (filter.standing) query = query.where('stands.standing', '=', filter.standing);
  return query;
}

const standingAt = (standing: FinishedStanding) =>
  sql<number>`count(*) filter (where stands.standing = ${standing})`;

/** Each figure is a count of the list its link opens; the four add up to what was finished. */
export async function reconcile(db: Db, filter: Filter): Promise<ReconciliationRow[]> {
  return finished(db, filter)
    .select(['instance.source_id as sourceId', 'source.name as sourceName'])
    .select(['instance.process_code as processCode'])
    .select((row) => row.fn.max('instance.process_name').as('processName'))
    .select(['instance.unit_id as unitId', 'unit.name as unitName'])
    .select((row) => row.fn.countAll<number>().as('finished'))
    .select(standingAt('archived').as('archived'))
    .select(standingAt('excluded').as('excluded'))
    .select(standingAt('on-the-way').as('onTheWay'))
    .select(standingAt('missing').as('missing'))
    .groupBy(['instance.source_id', 'source.name', 'instance.process_code'])
    .groupBy(['instance.unit_id', 'unit.name'])
    .orderBy('source.name')
    .orderBy('instance.process_code')
    .orderBy('unit.name')
    .execute();
}

type Page = { after?: string | undefined; limit: number };

export async function findFinished(
  db: Db,
  filter: Filter,
  { after, limit }: Page,
): Promise<{ instances: FinishedRow[]; total: number; next: string | null }> {
  const { total } = await finished(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = shown(finished(db, filter)).limit(limit + 1);
  if (after !== undefined) {
    const [, at, sourceId, key] = /^([0-9T:.-]+Z)_([0-9a-f-]{36})_(.+)$/su.exec(after) ?? [];
    if (!at || !sourceId || !key) throw new Problem('search.cursor-invalid');
    page = page.where(
      sql<boolean>`(instance.finished_at, instance.source_id, instance.source_key)
        > (${at}::timestamptz, ${sourceId}::uuid, ${key})`,
    );
  }
  const rows = await page.execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    instances: rows.slice(0, limit).map(({ cursor: _cursor, ...row }) => row),
    total,
    next: last ? `${last.cursor}_${last.sourceId}_${last.sourceKey}` : null,
  };
}

function shown(query: ReturnType<typeof finished>) {
  return query
    .leftJoin('delivery', (join) =>
      join
        .onRef('delivery.source_id', '=', 'instance.source_id')
        .onRef('delivery.source_key', '=', 'instance.source_key')
        .on('delivery.standing', '=', 'current'),
    )
    .leftJoin('record', 'record.id', 'delivery.record_id')
    .select(['instance.source_id as sourceId', 'source.name as sourceName'])
    .select(['instance.source_key as sourceKey', 'instance.process_code as processCode'])
    .select(['instance.process_name as processName', 'instance.title'])
    .select(['instance.org_code as orgCode', 'unit.name as unitName'])
    .select(['instance.finished_at as finishedAt', 'stands.standing', 'instance.reason'])
    .select(sql<boolean>`instance.listed_at is not null`.as('listed'))
    .select(['record.id as recordId', 'record.state as recordState'])
    .select(
      sql<string>`to_char(instance.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'cursor',
      ),
    )
    .orderBy('instance.finished_at')
    .orderBy('instance.source_id')
    .orderBy('instance.source_key');
}
