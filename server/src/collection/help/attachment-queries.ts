import {
  type AttachmentMention,
  absentAttachments,
} from '@lantai/contract/collection/attachment-mention.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { isThere } from './record-there.ts';

type Absent = Pick<AttachmentMention, 'ordinal' | 'title' | 'page' | 'words'> & {
  readonly componentId: string;
};

type Asked = {
  readonly fondsId: string;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Records of a fonds that lack an attachment which their own text names. */
export async function findRecordsLackingAttachments(db: Db, { fondsId, after, limit }: Asked) {
  await getFonds(db, fondsId);
  const { total } = await lacking(db, fondsId)
    .select(sql<number>`count(distinct record.id)`.as('total'))
    .executeTakeFirstOrThrow();
  let page = lacking(db, fondsId)
    .select(['record.id as recordId', 'record.title', 'record.document_number as documentNumber'])
    .select(sql<string | null>`coalesce(archival_code, temporary_number)`.as('code'))
    .distinct()
    .orderBy('record.id')
    .limit(limit + 1);
  if (after) page = page.where('record.id', '>', after);
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  const absent = await findAbsent(
    db,
    shown.map(({ recordId }) => recordId),
  );
  return {
    records: shown.map((row) => ({ ...row, absent: absent.get(row.recordId) ?? [] })),
    total,
    next: rows.length > limit ? (shown.at(-1)?.recordId ?? null) : null,
  };
}

/**
 * An attachment answers for one mention at most, so a record lacks one exactly when it has fewer than
 * its text names: no text need be looked at again.
 */
function lacking(db: Db, fondsId: string) {
  return db
    .selectFrom('text_signature as signature')
    .innerJoin('record', 'record.id', 'signature.record_id')
    .where('signature.fonds_id', '=', fondsId)
    .where('signature.attachments_expected', '>', 0)
    .where('record.quarantined_at', 'is', null)
    .where(isThere)
    .where(
      sql<boolean>`signature.attachments_expected > (select count(*) from component
        where component.record_id = record.id and component.role = 'attachment')`,
    );
}

/** What each record lacks; records that lack nothing are left out. */
export async function findAbsent(
  db: Db,
  recordIds: readonly string[],
): Promise<Map<string, Absent[]>> {
  if (recordIds.length === 0) return new Map();
  const named = await db
    .selectFrom('text_signature as signature')
    .innerJoin('component', 'component.id', 'signature.component_id')
    .select(['signature.record_id as recordId', 'component.id as componentId'])
    .select('signature.attachments_named as named')
    .where('signature.record_id', 'in', recordIds)
    .where('signature.attachments_expected', '>', 0)
    .orderBy('component.position')
    .execute();
  const components = await db
    .selectFrom('component')
    .select(['record_id', 'role', 'file_name as fileName'])
    .where('record_id', 'in', recordIds)
    .orderBy('position')
    .execute();
  const ofRecord = Map.groupBy(components, ({ record_id }) => record_id);
  const absent = new Map<string, Absent[]>();
  for (const [recordId, [first]] of Map.groupBy(named, (row) => row.recordId)) {
    // A copy names the same attachments once more.
    const missing = absentAttachments(first?.named ?? [], ofRecord.get(recordId) ?? []);
    const { componentId } = first ?? { componentId: '' };
    const shown = missing.map(({ ordinal, title, page, words }) => ({
      ...{ ordinal, title, page, words, componentId },
    }));
    if (shown.length > 0) absent.set(recordId, shown);
  }
  return absent;
}
