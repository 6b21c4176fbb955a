import type { ClauseSuggestion } from '@lantai/contract/collection/clause-suggestion.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import {
  leastConfidence,
  type Precedent,
  prepareRanking,
  type RankedClause,
  type RankedSuggestion,
} from './rank-clauses.ts';

export type Suggested = {
  readonly recordId: string;
  readonly suggestions: ClauseSuggestion[];
  readonly reason: string | null;
};

const mostShown = 3;
/** The newest say how the agency files today; more would only make it slow. */
const mostPrecedents = 3000;

/** What each record may fall under, in the order they were asked for. Nothing is written. */
export async function suggestFor(db: Db, recordIds: readonly string[]): Promise<Suggested[]> {
  const records = await db
    .selectFrom('record')
    .innerJoin('org_unit as agency', 'agency.id', 'record.agency_id')
    .select(['record.id', 'record.fonds_id', 'record.agency_id', 'record.category'])
    .select(['record.title', 'record.creator', 'record.document_type', 'record.quarantined_at'])
    .select('agency.name as agencyName')
    .where('record.id', 'in', recordIds)
    .execute();
  const found = new Map(records.map((record) => [record.id, record]));
  const rankings = new Map<string, Promise<Ranking>>();
  return Promise.all(
    recordIds.map(async (recordId) => {
      const record = found.get(recordId);
      if (!record) throw new Problem('records.not-found', { recordId });
      const key = `${record.fonds_id} ${record.category}`;
      const ranking = rankings.get(key) ?? prepare(db, record);
      rankings.set(key, ranking);
      return suggested(record, await ranking);
    }),
  );
}

type Asked = Pick<
  Row<'record'>,
  'id' | 'fonds_id' | 'agency_id' | 'category' | 'title' | 'creator' | 'document_type'
> & { quarantined_at: Date | null; agencyName: string };

type Ranking = {
  readonly schedule: Pick<Row<'retention_schedule'>, 'id' | 'title' | 'version'> | undefined;
  readonly texts: ReadonlyMap<string, string>;
  readonly rank: ReturnType<typeof prepareRanking>;
};

function suggested(record: Asked, { schedule, texts, rank }: Ranking): Suggested {
  const none = (reason: string) => ({ recordId: record.id, suggestions: [], reason });
  if (record.quarantined_at) return none('文件带有密级标志，已隔离，不作建议。');
  if (!schedule) return none('本机关没有生效的保管期限表，编制并报批后才有建议。');
  if (!record.title) return none('题名为空，著录题名后才有建议。');
  if (texts.size === 0) return none('生效的保管期限表没有这一门类的条款。');
  const ranked = rank({
    title: record.title,
    creator: record.creator,
    documentType: record.document_type,
  });
  const suggestions = ranked
    .filter(({ confidence }) => confidence >= leastConfidence)
    .slice(0, mostShown)
    .map((one) => shown(one, schedule, texts));
  return suggestions.length > 0
    ? { recordId: record.id, suggestions, reason: null }
    : none('题名与各条款都不接近，不作建议。');
}

function shown(
  { clause, confidence, because, precedents }: RankedSuggestion,
  schedule: NonNullable<Ranking['schedule']>,
  texts: Ranking['texts'],
): ClauseSuggestion {
  const hundredth = (value: number) => Math.round(value * 100) / 100;
  return {
    retentionItemId: clause.id,
    number: clause.number,
    text: texts.get(clause.id) ?? clause.path,
    retention: clause.retention,
    scheduleTitle: schedule.title,
    scheduleVersion: schedule.version,
    confidence: hundredth(confidence),
    because: [...because],
    precedents: precedents.map(({ precedent: { recordId, title, code }, similarity }) => ({
      ...{ recordId, title, code, similarity: hundredth(similarity) },
    })),
  };
}

async function prepare(
  db: Db,
  { fonds_id, agency_id, category, agencyName }: Asked,
): Promise<Ranking> {
  const schedule = await db
    .selectFrom('retention_schedule')
    .select(['id', 'title', 'version'])
    .where('agency_id', '=', agency_id)
    .where('state', '=', 'effective')
    .executeTakeFirst();
  const items = schedule ? await findItems(db, schedule.id) : [];
  const clauses = clausesOf(items.filter((item) => item.category === category));
  const precedents = await findPrecedents(db, fonds_id, category, items);
  return {
    schedule,
    texts: new Map(clauses.map(({ id, path }) => [id, path.replaceAll('＞', '：')])),
    rank: prepareRanking(agencyName, clauses, precedents),
  };
}

type Item = Pick<Row<'retention_item'>, 'id' | 'number' | 'text' | 'retention' | 'category'>;

function findItems(db: Db, scheduleId: string): Promise<Item[]> {
  return db
    .selectFrom('retention_item')
    .select(['id', 'number', 'text', 'retention', 'category'])
    .where('schedule_id', '=', scheduleId)
    .orderBy('position')
    .execute();
}

/** The clauses with a period, each under the headings whose numbers begin its own: 7 above 7.2. */
function clausesOf(items: readonly Item[]): RankedClause[] {
  const texts = new Map(items.map(({ number, text }) => [number, text]));
  return items.flatMap(({ id, number, text, retention }) => {
    if (retention === null) return [];
    const steps = number.split('.');
    const headings = steps
      .slice(0, -1)
      .flatMap((_step, at) => texts.get(steps.slice(0, at + 1).join('.')) ?? []);
    return [{ id, number, path: [...headings, text].join('＞'), retention }];
  });
}

/** What was filed, under a clause of today where its own still stands in the schedule. */
async function findPrecedents(
  db: Db,
  fondsId: string,
  category: Row<'record'>['category'],
  items: readonly Item[],
): Promise<Precedent[]> {
  const rows = await db
    .selectFrom('record')
    .leftJoin('retention_item as item', 'item.id', 'record.retention_item_id')
    .select(['record.id as recordId', 'record.title', 'record.retention'])
    .select(['record.archival_code as code', 'item.id as itemId'])
    .select(['item.number', 'item.text'])
    .where('record.fonds_id', '=', fondsId)
    .where('record.category', '=', category)
    .where('record.state', '=', 'filed')
    .where('record.quarantined_at', 'is', null)
    .where('record.title', 'is not', null)
    .orderBy(sql`record.filed_at`, 'desc')
    .limit(mostPrecedents)
    .execute();
  return rows.map(({ recordId, title, code, retention, itemId, number, text }) => {
    const today = items.find(
      (item) => item.id === itemId || (item.number === number && item.text === text),
    );
    return { recordId, title: title ?? '', code, retention, clauseId: today?.id ?? null };
  });
}
