import type { Actor } from '#platform/actor.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { lockUploads } from './upload-queries.ts';

/** The bytes of an upload, as a record or an import takes them over. */
export type StagedUpload = Omit<StagedComponent, 'role'>;

/** Marks uploads as used, each once and for good, and hands over what they hold, in the order asked for. */
export async function takeUploads(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<StagedUpload[]> {
  const staged = await getStaged(tx, actor, ids);
  if (ids.length > 0)
    await tx.updateTable('upload').set({ state: 'used' }).where('id', 'in', ids).execute();
  return staged;
}

/** The same without using them up: a trial run leaves everything as it was. */
export async function getStaged(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<StagedUpload[]> {
  if (new Set(ids).size < ids.length) throw new Problem('capture.upload-not-found');
  return (await lockUploads(tx, actor, ids)).map(stagedBytes);
}

/** Why a whole file was not taken in: it is empty, or of a format that its agency refuses. */
export function refusalOf({ file_name: name, size, reason }: Row<'upload'>): Problem {
  return size === 0
    ? new Problem('capture.upload-empty', { name })
    : new Problem('capture.upload-refused', { name, reason: reason ?? '' });
}

function stagedBytes(upload: Row<'upload'>): StagedUpload {
  const { file_name: fileName, size, state, media_type: mediaType, sha512, sm3 } = upload;
  if (state === 'arriving') throw new Problem('capture.upload-incomplete', { name: fileName });
  if (state === 'refused') throw refusalOf(upload);
  if (state === 'used' || mediaType === null || sha512 === null || sm3 === null)
    throw new Problem('capture.upload-not-found', { uploadId: upload.id });
  return { fileName, size, mediaType, sha512, sm3 };
}
