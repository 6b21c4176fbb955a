import type { Upload } from '@lantai/contract/capture/capture.api.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export function shownUpload(row: Row<'upload'>): Upload {
  return {
    id: row.id,
    fileName: row.file_name,
    size: row.size,
    state: row.state,
    mediaType: row.media_type,
    sha512: row.sha512,
    sm3: row.sm3,
    reason: row.reason,
    begunAt: row.begun_at,
  };
}

/** Uploads belong to one account; to everybody else they are not there. */
export async function findUploads(db: Db, { accountId }: Actor): Promise<Upload[]> {
  const rows = await db
    .selectFrom('upload')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('state', '<>', 'used')
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(shownUpload);
}

export async function getUpload(db: Db, { accountId }: Actor, id: string): Promise<Row<'upload'>> {
  const row = await db
    .selectFrom('upload')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!row) throw new Problem('capture.upload-not-found', { uploadId: id });
  return row;
}

/** Holds the uploads until the transaction ends; in the order asked for. */
export async function lockUploads(
  tx: Tx,
  { accountId }: Actor,
  ids: readonly string[],
): Promise<Row<'upload'>[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('upload')
    .selectAll()
    .where('id', 'in', ids)
    .where('account_id', '=', accountId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = known.get(id);
    if (!row) throw new Problem('capture.upload-not-found', { uploadId: id });
    return row;
  });
}
