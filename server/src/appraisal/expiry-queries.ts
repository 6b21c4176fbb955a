import type { ExpiredRecord } from '@lantai/contract/appraisal/appraisal.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

export type ExpiredFilter = {
  readonly fondsId?: string | undefined;
  readonly expiredBy: string;
  readonly year?: number | undefined;
  readonly retention?: string | undefined;
  readonly standing?: 'open' | 'taken-up' | undefined;
};

type Page = { after?: string | undefined; limit: number };

/** Of a record that no batch has in hand, or whose batch has been carried out. */
const isOpen = sql<boolean>`item.id is null`;

/** What has expired by a day: counted by year and period, and the rows of one of them or of all. */
export async function findExpired(db: Db, filter: ExpiredFilter, { after, limit }: Page) {
  const { fondsId, expiredBy, standing } = filter;
  const counts = await expired(db, { fondsId, expiredBy, standing })
    .select(['record.year', 'expiry.retention'])
    .select(sql<number>`count(*) filter (where ${isOpen})`.as('open'))
    .select(sql<number>`count(*) filter (where not ${isOpen})`.as('takenUp'))
    .groupBy(['record.year', 'expiry.retention'])
    .orderBy('record.year')
    .orderBy('expiry.retention')
    .execute();
  let page = shown(expired(db, filter))
    .orderBy('record.archival_code')
    .limit(limit + 1);
  if (after !== undefined) page = page.where('record.archival_code', '>', after);
  const rows = await page.execute();
  const { total } = await expired(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const records = rows.slice(0, limit).map(shownRow);
  return {
    expiredBy,
    counts: counts.map(({ year, ...row }) => ({ ...row, year: year ?? 0 })),
    records,
    total,
    next: rows.length > limit ? (records.at(-1)?.archivalCode ?? null) : null,
  };
}

/** What a batch takes up: what has expired by its day and is in no other's hands. */
export async function findOpenExpired(db: Db, filter: ExpiredFilter): Promise<ExpiredRecord[]> {
  const rows = await shown(expired(db, { ...filter, standing: 'open' }))
    .orderBy('record.archival_code')
    .execute();
  return rows.map(shownRow);
}

function expired(db: Db, { fondsId, expiredBy, year, retention, standing }: ExpiredFilter) {
  let query = db
    .selectFrom('record_expiry as expiry')
    .innerJoin('record', 'record.id', 'expiry.record_id')
    .leftJoin('appraisal_item as item', (join) =>
      join.onRef('item.record_id', '=', 'record.id').on('item.ended_at', 'is', null),
    )
    .where('expiry.expires_on', '<=', expiredBy);
  if (fondsId) query = query.where('expiry.fonds_id', '=', fondsId);
  if (year) query = query.where('record.year', '=', year);
  if (retention) query = query.where('expiry.retention', '=', retention);
  if (standing) query = query.where(standing === 'open' ? isOpen : sql<boolean>`not ${isOpen}`);
  return query;
}

function shown(query: ReturnType<typeof expired>) {
  return query
    .innerJoin('fonds', 'fonds.id', 'record.fonds_id')
    .leftJoin('appraisal_batch as batch', 'batch.id', 'item.batch_id')
    .select(['record.id', 'record.archival_code', 'record.title', 'record.year', 'record.pages'])
    .select(['fonds.code as fondsCode', 'expiry.retention', 'expiry.from_year as fromYear'])
    .select(['expiry.expires_on', 'batch.id as batchId', 'batch.number as batchNumber']);
}

type Shown = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

function shownRow({ archival_code, title, year, expires_on, ...row }: Shown): ExpiredRecord {
  return {
    ...row,
    archivalCode: archival_code ?? '',
    title: title ?? '',
    year: year ?? 0,
    expiresOn: expires_on ?? '',
  };
}
