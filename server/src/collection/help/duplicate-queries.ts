import type { DuplicateKind, DuplicatePair } from '@lantai/contract/collection/duplicates.api.ts';
import type { RecordState } from '@lantai/contract/records/record-life.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { nearlySame, sameButForNumber, waitingTexts } from './compare-texts.ts';
import { isThere } from './record-there.ts';

export type DuplicatesAsked = {
  readonly fondsId: string;
  readonly kind?: DuplicateKind | undefined;
  readonly judged: boolean;
  readonly after?: string | undefined;
  readonly limit: number;
};

type Pair = {
  low: string;
  high: string;
  kinds: DuplicateKind[];
  similarity: number;
  /** The likeliest first: what speaks for it in several ways, then what is more alike. */
  rank: string;
  judgment_id: string | null;
};

/** Pairs that may be one document, the likeliest first; those judged to be two on demand. */
export async function findDuplicates(db: Db, asked: DuplicatesAsked) {
  const { fondsId, limit, after } = asked;
  await getFonds(db, fondsId);
  const { total } = await pairs(db, asked)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = pairs(db, asked)
    .selectAll('pair')
    .orderBy('rank')
    .orderBy('low')
    .orderBy('high')
    .limit(limit + 1);
  if (after !== undefined) {
    const { rank, low, high } = readCursor(after);
    page = page.where(
      sql<boolean>`(rank, low, high) > (${rank}::numeric, ${low}::uuid, ${high}::uuid)`,
    );
  }
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    pairs: await withSides(db, shown),
    total,
    next: rows.length > limit && last ? `${last.rank}_${last.low}_${last.high}` : null,
    waiting: await countWaiting(db, fondsId),
  };
}

function readCursor(after: string) {
  const [, rank, low, high] = /^(-?[\d.]+)_([0-9a-f-]{36})_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!rank || !low || !high) throw new Problem('search.cursor-invalid');
  return { rank, low, high };
}

/** Of several that are alike each is paired with the first, so that ten copies are nine pairs. */
function pairs(db: Db, { fondsId, kind, judged }: DuplicatesAsked) {
  const alike = sql`
    select 'bytes' as kind, record.id, record.created_at, 1::real as similarity, c.sha512 as key
    from component c join record on record.id = c.record_id
    where record.fonds_id = ${fondsId} and ${isThere} and c.role in ('original', 'copy') and c.size > 0
    union all
    select 'particulars', record.id, record.created_at, 1,
      concat_ws(' ', document_number_key, document_on, creator)
    from record
    where record.fonds_id = ${fondsId} and ${isThere}
      and document_number_key is not null and document_on is not null and creator is not null`;
  const found = sql<Pair>`(
    with alike as (${alike}),
    starred as (
      select kind, id, similarity,
        first_value(id) over (partition by kind, key order by created_at, id) as first
      from alike),
    pair as (
      select kind, least(id, first) as low, greatest(id, first) as high, similarity
      from starred where id <> first
      union all
      select 'text', least(record_low, record_high), greatest(record_low, record_high), similarity
      from near_duplicate
      join record one on one.id = record_low
      join record other on other.id = record_high
      where near_duplicate.fonds_id = ${fondsId}
        and similarity >= case when one.document_number_key <> other.document_number_key
          then ${sameButForNumber} else ${nearlySame} end::float8
        and not exists (select from record where id in (record_low, record_high) and not ${isThere}))
    select low, high, array_agg(distinct kind order by kind) as kinds,
      max(similarity)::float8 as similarity,
      round(-10 * count(distinct kind) - max(similarity)::numeric, 3)::numeric as rank,
      (select id from duplicate_judgment judgment where judgment.record_low = low
        and judgment.record_high = high and judgment.revoked_at is null) as judgment_id
    from pair group by low, high)`;
  let query = db.selectFrom(found.as('pair')).where('judgment_id', judged ? 'is not' : 'is', null);
  if (kind) query = query.where(sql<boolean>`${kind} = any(kinds)`);
  return query;
}

async function withSides(db: Db, rows: readonly Pair[]): Promise<DuplicatePair[]> {
  if (rows.length === 0) return [];
  const ids = rows.flatMap(({ low, high }) => [low, high]);
  const records = await db
    .selectFrom('record')
    .select(['id as recordId', 'state', 'title', 'creator', 'document_on as documentOn'])
    .select('document_number as documentNumber')
    .select(sql<string | null>`coalesce(archival_code, temporary_number)`.as('code'))
    .select('quarantined_at')
    .where('id', 'in', ids)
    .execute();
  const sides = new Map(
    records.map(({ quarantined_at, ...side }) => [
      side.recordId,
      concealed(side, quarantined_at !== null),
    ]),
  );
  const judgments = await findJudgments(db, rows);
  return rows.flatMap(({ low, high, kinds, similarity, judgment_id }) => {
    const [one, other] = [sides.get(low), sides.get(high)];
    if (!one || !other) return [];
    const judgment = judgments.get(judgment_id ?? '') ?? null;
    return [
      { low: one, high: other, kinds, similarity: Math.round(similarity * 1000) / 1000, judgment },
    ];
  });
}

type Side = {
  recordId: string;
  state: RecordState;
  title: string | null;
  creator: string | null;
  documentNumber: string | null;
  documentOn: string | null;
  code: string | null;
};

/** The words of a quarantined record go onto no list (workflows I.2). */
function concealed(side: Side, quarantined: boolean): Side {
  return quarantined ? { ...side, title: null, creator: null, documentNumber: null } : side;
}

async function findJudgments(db: Db, rows: readonly Pair[]) {
  const ids = rows.flatMap(({ judgment_id }) => judgment_id ?? []);
  if (ids.length === 0) return new Map<string, NonNullable<DuplicatePair['judgment']>>();
  const judgments = await db
    .selectFrom('duplicate_judgment as judgment')
    .leftJoin('person', 'person.id', 'judgment.judged_by')
    .select(['judgment.id', 'reason', 'person.name as judgedByName', 'judged_at as judgedAt'])
    .where('judgment.id', 'in', ids)
    .execute();
  return new Map(judgments.map((judgment) => [judgment.id, judgment]));
}

/** Texts of the fonds that are read and not compared, or wait to be read. */
async function countWaiting(db: Db, fondsId: string): Promise<number> {
  const { unread } = await db
    .selectFrom('component')
    .innerJoin('record', 'record.id', 'component.record_id')
    .select((row) => row.fn.countAll<number>().as('unread'))
    .where('component.text_state', '=', 'waiting')
    .where('record.fonds_id', '=', fondsId)
    .where('record.quarantined_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { compared } = await waitingTexts(db, false)
    .clearSelect()
    .select((row) => row.fn.countAll<number>().as('compared'))
    .where('record.fonds_id', '=', fondsId)
    .executeTakeFirstOrThrow();
  return unread + compared;
}
