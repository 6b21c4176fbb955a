import { daysOnTheWay } from '@lantai/contract/collection/receipts.api.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Filter = {
  readonly fondsId?: string | undefined;
  readonly days?: number | undefined;
  readonly mine: boolean;
};

/** Paper that has not come back, longest first, by whole days since it was handed out. */
export async function findPapers(db: Db, actor: Actor, filter: Filter & { now: Date }) {
  const { fondsId, days, mine, now } = filter;
  let query = db
    .selectFrom('paper_receipt as receipt')
    .innerJoin('record', 'record.id', 'receipt.record_id')
    .innerJoin('person as giver', 'giver.id', 'receipt.from_person')
    .innerJoin('person as taker', 'taker.id', 'receipt.to_person')
    .selectAll('receipt')
    .select(['record.title', 'record.state', 'record.temporary_number', 'record.archival_code'])
    .select(['giver.name as fromName', 'taker.name as toName'])
    .where('receipt.returned_at', 'is', null);
  if (fondsId) query = query.where('record.fonds_id', '=', fondsId);
  if (mine && actor.personId)
    query = query.where(
      sql<boolean>`${actor.personId}::uuid in (receipt.from_person, receipt.to_person)`,
    );
  const rows = await query.orderBy('receipt.handed_at').limit(1000).execute();
  const all = rows.map((row) => ({
    id: row.id,
    recordId: row.record_id,
    number: row.archival_code ?? row.temporary_number,
    title: row.title,
    state: row.state,
    fromName: row.fromName,
    toName: row.toName,
    handedAt: row.handed_at,
    receivedAt: row.received_at,
    days: Math.floor((now.getTime() - row.handed_at.getTime()) / 86_400_000),
    note: row.note,
    canReceive: row.received_at === null && row.to_person === actor.personId,
    canTakeBack: row.from_person === actor.personId,
  }));
  const papers = all.filter((paper) => days === undefined || paper.days > days);
  return {
    papers,
    total: papers.length,
    overdue: all.filter((paper) => paper.days > daysOnTheWay).length,
  };
}

/** The number is kept when the record gets its final one: the old slip opens it for good. */
export async function findByTemporaryNumber(db: Db, number: string) {
  const row = await db
    .selectFrom('record')
    .select(['id as recordId', 'archival_code as archivalCode'])
    .where('temporary_number', '=', number)
    .executeTakeFirst();
  if (!row) throw new Problem('records.not-found', { number });
  return row;
}

export async function findSlips(db: Db, recordIds: readonly string[]) {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'temporary_number', 'title', 'document_number', 'department_name', 'created_at'])
    .where('id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
    .where('temporary_number', 'is not', null)
    .where('quarantined_at', 'is', null)
    .orderBy('temporary_number')
    .execute();
  if (rows.length === 0) throw new Problem('records.not-found');
  return rows.map((row) => ({
    recordId: row.id,
    number: row.temporary_number ?? '',
    title: row.title ?? '',
    documentNumber: row.document_number ?? '',
    departmentName: row.department_name ?? '',
    createdAt: row.created_at,
  }));
}
