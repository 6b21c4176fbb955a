import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { FilingFault } from '@lantai/contract/records/filing-fault.ts';
import type { Description, RecordRow } from '@lantai/contract/records/record.ts';
import { isStored, type RecordState } from '@lantai/contract/records/record-life.ts';
import { newestFirst, type RecordOrder } from '@lantai/contract/records/record-order.ts';
import { type SelectQueryBuilder, sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import type { Tables } from '#platform/tables.ts';
import { recordOrder, writeKey } from './record-order.ts';

export type RecordFilter = {
  fondsId?: string | undefined;
  state?: RecordState[] | undefined;
  category?: CategoryCode[] | undefined;
  year?: number | undefined;
  departmentId?: string | undefined;
  matterId?: string | undefined;
  /** What has a temporary number, is not handed over, and has not been touched since this day. */
  idleBefore?: string | undefined;
  ready?: boolean | undefined;
  fault?: FilingFault | undefined;
  retention?: string | undefined;
  departmentName?: string | undefined;
  classKey?: string | undefined;
  source?: string | undefined;
  importId?: string | undefined;
  filedMonth?: string | undefined;
  profileId?: string | undefined;
  quarantined?: boolean | undefined;
  numberIssuer?: string | undefined;
  numberYear?: number | undefined;
  numberSequence?: number | undefined;
  text?: string | undefined;
};

type Page = { after?: string | undefined; limit: number; order?: RecordOrder };

/** The description inside a row, as people edit it. */
export function descriptionOf(row: Row<'record'>): Description {
  return {
    title: row.title,
    creator: row.creator,
    documentNumber: row.document_number,
    date: row.date_given,
    year: row.year,
    retention: row.retention,
    retentionItemId: row.retention_item_id,
    securityLevel: row.security_level,
    departmentId: row.department_id,
    departmentName: row.department_name,
    matterId: row.matter_id,
    pages: row.pages,
    carrier: row.carrier,
    manuscript: row.manuscript,
    documentType: row.document_type,
    openStatus: row.open_status,
    disclosure: row.disclosure,
    keywords: row.keywords,
    persons: row.persons,
    remark: row.remark,
  };
}

/** Still with its department under a temporary number, and untouched since before a day (workflows A.5). */
export function isIdle(before: string) {
  return sql<boolean>`record.temporary_number is not null and record.received_as = 'collected'
    and record.state in ('registered', 'in-handling', 'pre-filed', 'returned')
    and record.quarantined_at is null
    and record.changed_at < ${before}::date::timestamp at time zone 'Asia/Shanghai'`;
}

export async function findRecords(
  db: Db,
  filter: RecordFilter,
  { after, limit, order = newestFirst }: Page,
): Promise<{ records: RecordRow[]; total: number; next: string | null }> {
  const { total } = await matchingRecords(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const sorted = recordOrder(order);
  let page = shown(matchingRecords(db, filter))
    .select(sorted.cursor.as('cursor'))
    .orderBy(sorted.value, sorted.direction)
    .orderBy('record.id', sorted.direction)
    .limit(limit + 1);
  if (after !== undefined) page = page.where(sorted.after(after));
  const rows = await page.execute();
  const records = rows.slice(0, limit);
  const last = records.at(-1);
  return {
    records: records.map(shownRow),
    total,
    next: rows.length > limit && last ? writeKey(last) : null,
  };
}

/** The records a filter means, for who counts, lists or works on them. */
export function matchingRecords(db: Db, filter: RecordFilter) {
  let query = db.selectFrom('record');
  if (filter.fondsId) query = query.where('record.fonds_id', '=', filter.fondsId);
  if (filter.state?.length) query = query.where('record.state', 'in', filter.state);
  if (filter.category?.length) query = query.where('record.category', 'in', filter.category);
  if (filter.year) query = query.where('record.year', '=', filter.year);
  if (filter.departmentId) query = query.where('record.department_id', '=', filter.departmentId);
  if (filter.matterId) query = query.where('record.matter_id', '=', filter.matterId);
  if (filter.idleBefore) query = query.where(isIdle(filter.idleBefore));
  if (filter.retention) query = query.where('record.retention', '=', filter.retention);
  if (filter.departmentName)
    query = query.where('record.department_name', '=', filter.departmentName);
  if (filter.classKey) query = query.where('record.class_key', '=', filter.classKey);
  if (filter.source) query = query.where('record.source', '=', filter.source);
  if (filter.importId) query = query.where('record.intake_id', '=', filter.importId);
  if (filter.filedMonth)
    query = query.where(
      sql`to_char(record.filed_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
      '=',
      filter.filedMonth,
    );
  if (filter.profileId) query = query.where('record.profile_id', '=', filter.profileId);
  if (filter.fault) query = keptBy(query, filter.fault);
  if (filter.numberIssuer) query = query.where('record.number_issuer', '=', filter.numberIssuer);
  if (filter.numberYear) query = query.where('record.number_year', '=', filter.numberYear);
  if (filter.numberSequence)
    query = query.where('record.number_sequence', '=', filter.numberSequence);
  if (filter.quarantined !== undefined)
    query = query.where('record.quarantined_at', filter.quarantined ? 'is not' : 'is', null);
  if (filter.ready !== undefined)
    query = query
      .where('record.awaits_number', '=', true)
      .where('record.quarantined_at', 'is', null)
      // Asked row by row of what is left: judging every record of a large fonds would take seconds.
      .where((row) =>
        row.exists(
          row
            .selectFrom('filing_fault')
            .select('record_id')
            .whereRef('filing_fault.record_id', '=', 'record.id')
            .where(
              filter.ready
                ? sql<boolean>`not by_volume and cardinality(faults) = 0`
                : sql<boolean>`cardinality(faults) > 0`,
            ),
        ),
      );
  if (filter.text) {
    const pattern = `%${filter.text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((row) =>
      row.or([
        row('record.title', 'ilike', pattern),
        row('record.document_number', 'ilike', pattern),
        row('record.creator', 'ilike', pattern),
        row('record.temporary_number', 'ilike', pattern),
        row('record.archival_code', 'ilike', pattern),
      ]),
    );
  }
  return query;
}

/** As filing counts them: what is registered, not quarantined, and has this fault. */
function keptBy(query: Matching, fault: FilingFault): Matching {
  return query
    .where('record.awaits_number', '=', true)
    .where('record.quarantined_at', 'is', null)
    .where((row) =>
      row.exists(
        row
          .selectFrom('filing_fault')
          .select('record_id')
          .whereRef('filing_fault.record_id', '=', 'record.id')
          .where(sql<boolean>`${fault} = any(filing_fault.faults)`),
      ),
    );
}

type Matching = SelectQueryBuilder<Tables, 'record', object>;

function shown(query: Matching) {
  return query
    .innerJoin('fonds', 'fonds.id', 'record.fonds_id')
    .selectAll('record')
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName'])
    .select((row) =>
      row
        .selectFrom('filing_fault')
        .whereRef('filing_fault.record_id', '=', 'record.id')
        .select('filing_fault.faults')
        .as('faults'),
    )
    .select((row) =>
      row
        .selectFrom('component')
        .whereRef('component.record_id', '=', 'record.id')
        .select((component) => component.fn.countAll<number>().as('components'))
        .as('components'),
    );
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

export function shownRow(row: ShownRow): RecordRow {
  return {
    id: row.id,
    state: row.state,
    receivedAs: row.received_as,
    category: row.category,
    fondsId: row.fonds_id,
    fondsCode: row.fondsCode,
    temporaryNumber: row.temporary_number,
    archivalCode: row.archival_code,
    title: row.title,
    creator: row.creator,
    documentNumber: row.document_number,
    date: row.date_given,
    documentOn: row.document_on,
    year: row.year,
    retention: row.retention,
    securityLevel: row.security_level,
    departmentName: row.department_name,
    pages: row.pages,
    remark: row.remark,
    components: row.components ?? 0,
    quarantined: row.quarantined_at !== null,
    faults: isJudged(row.state) ? [] : (row.faults ?? []),
    more: row.more,
    createdAt: row.created_at,
    version: row.version,
  };
}

/** What is filed has been judged; what is out of it needs no judging. */
function isJudged(state: RecordState): boolean {
  return isStored(state) || ['filing', 'excluded', 'voided', 'destroyed'].includes(state);
}

export async function getShownRecord(db: Db, recordId: string): Promise<ShownRow> {
  const row = await shown(matchingRecords(db, {}))
    .where('record.id', '=', recordId)
    .executeTakeFirst();
  if (!row) {
    await refuseDestroyed(db, recordId);
    throw new Problem('records.not-found', { recordId });
  }
  return row;
}

/** An old address of what was destroyed is answered with the list (workflows G.9), also to a reader. */
export async function refuseDestroyed(db: Db, recordId: string): Promise<void> {
  const gone = await findDestruction(db, recordId);
  if (gone)
    throw new Problem('records.destroyed', { list: gone.listNumber, on: dayOf(gone.destroyedAt) });
}

/** Destruction belongs to disposal; that a record was destroyed is read here, as for a list. */
export async function findDestruction(db: Db, recordId: string) {
  const row = await db
    .selectFrom('destroyed_record')
    .select(['list_id as listId', 'list_number as listNumber', 'destroyed_at as destroyedAt'])
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  return row ?? null;
}

/** Records that another capability has found, shown as in every list and in the order it named them. */
export async function findRecordsNamed(db: Db, ids: readonly string[]): Promise<RecordRow[]> {
  if (ids.length === 0) return [];
  const rows = await shown(matchingRecords(db, {})).where('record.id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, shownRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
