import {
  type RelationKind,
  type RelationSide,
  relationName,
} from '@lantai/contract/records/relation.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** What a record is to another, as one of the two sees it (DA/T 46-2009, M85–M88). */
export type KnownRelation = {
  readonly kind: RelationKind;
  readonly side: RelationSide;
  readonly otherId: string;
  readonly otherLabel: string;
  readonly note: string | null;
};

/** 关系类型 (M86): relations here are between records, never between people. */
export const recordRelationType = '文件实体关系';

export const recordIdentifier = (recordId: string): string => `urn:uuid:${recordId}`;

/** 转发, or 被转发: what this record is to the other. */
export const relationTo = ({ kind, side }: KnownRelation): string => relationName(kind, side);

/** The relations that hold today, as far as the reader sees both records. */
export async function findRelationsOf(db: Db, recordId: string): Promise<KnownRelation[]> {
  const rows = await seenFrom(db, [recordId])
    .innerJoin('record as other', 'other.id', 'seen.other_id')
    .select(['other.archival_code', 'other.document_number', 'other.title'])
    .where('record_relation.removed_at', 'is', null)
    // What a quarantined record says is not repeated anywhere (workflows I.2).
    .where('other.quarantined_at', 'is', null)
    .execute();
  return rows.map(({ archival_code, document_number, title, ...row }) => ({
    kind: row.kind,
    side: row.side,
    otherId: row.otherId,
    otherLabel: archival_code ?? document_number ?? title ?? recordIdentifier(row.otherId),
    note: row.note,
  }));
}

/** A relation as an object in the store keeps it: nothing in it changes after filing. */
export type FiledRelation = Pick<KnownRelation, 'kind' | 'side' | 'otherId' | 'note'>;

/**
 * The relations that held when the record was numbered, whatever has been said since: an object that
 * is written again after a crash must be the same to the byte.
 */
export async function findRelationsAtFiling(
  db: Db,
  recordIds: readonly string[],
): Promise<Map<string, FiledRelation[]>> {
  if (recordIds.length === 0) return new Map();
  const rows = await seenFrom(db, recordIds)
    .innerJoin('record as filed', 'filed.id', 'seen.record_id')
    .where(sql<boolean>`record_relation.made_at <= filed.filed_at`)
    .where(
      sql<boolean>`(record_relation.removed_at is null or record_relation.removed_at > filed.filed_at)`,
    )
    .execute();
  return filedRelations(rows);
}

/** The relations that hold now, as the object of a filed record tells them. */
export async function findRelationsNow(
  db: Db,
  recordIds: readonly string[],
): Promise<Map<string, FiledRelation[]>> {
  if (recordIds.length === 0) return new Map();
  const rows = await seenFrom(db, recordIds)
    .where('record_relation.removed_at', 'is', null)
    .execute();
  return filedRelations(rows);
}

function filedRelations(
  rows: readonly (FiledRelation & { recordId: string })[],
): Map<string, FiledRelation[]> {
  const byRecord = Map.groupBy(rows, ({ recordId }) => recordId);
  return new Map(
    [...byRecord].map(([recordId, relations]) => [
      recordId,
      relations.map(({ kind, side, otherId, note }) => ({ kind, side, otherId, note })),
    ]),
  );
}

/** Each relation once from every record of these that stands in it. */
function seenFrom(db: Db, recordIds: readonly string[]) {
  return db
    .selectFrom('record_relation')
    .innerJoinLateral(
      sql<{ record_id: string; other_id: string; side: RelationSide }>`(values
        (record_relation.first_id, record_relation.second_id, 'first'),
        (record_relation.second_id, record_relation.first_id, 'second'))`.as<'seen'>(
        sql`seen (record_id, other_id, side)`,
      ),
      (join) => join.onTrue(),
    )
    .where('seen.record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .select(['record_relation.kind', 'record_relation.note', 'seen.side'])
    .select(['seen.record_id as recordId', 'seen.other_id as otherId'])
    .orderBy('record_relation.made_at')
    .orderBy('record_relation.id');
}
