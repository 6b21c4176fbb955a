import { stat } from 'node:fs/promises';
import { type Actor, systemActor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { refusedFormat } from '../../preservation/format-register/refused-format.ts';
import { sniffFile } from '../../preservation/media-type.ts';
import { adopt, stagedPath } from '../../preservation/staging.ts';
import type { Storage } from '../../preservation/storage.ts';
import { isSystemError } from '../../preservation/store-fault.ts';
import type { ArrivingFiles } from './arriving-files.ts';
import { refuseUpload, stageUpload } from './stage-upload.ts';
import { getUpload } from './upload-queries.ts';

export type UploadPlace = {
  readonly platform: Platform;
  readonly storage: Storage;
  readonly files: ArrivingFiles;
};

/** Two requests may find the same file whole: the last piece, and a question how far it is. */
const finishing = new Map<string, Promise<Row<'upload'>>>();

/**
 * Takes a whole file over into staging, bytes before rows. Answers with the upload as it then is;
 * safe to repeat. A file that is not whole yet is left alone.
 */
export function finishUpload(place: UploadPlace, actor: Actor, id: string): Promise<Row<'upload'>> {
  const under = finishing.get(id);
  if (under) return under;
  const work = finish(place, actor, id).finally(() => finishing.delete(id));
  finishing.set(id, work);
  return work;
}

async function finish(
  { platform, storage, files }: UploadPlace,
  actor: Actor,
  id: string,
): Promise<Row<'upload'>> {
  const current = () => read(platform, actor, (db) => getUpload(db, actor, id));
  const upload = await current();
  if (upload.state !== 'arriving' || !(await isWhole(files, upload))) return upload;
  if (upload.size === 0) {
    const { sentence } = new Problem('capture.upload-empty', { name: upload.file_name });
    await execute(platform, refuseUpload, actor, { id, reason: sentence });
  } else {
    const { sha512, sm3 } = await adopt(storage.staging, files.path(id));
    const path = stagedPath(storage.staging, sha512);
    const { agency_id: agencyId, file_name: fileName } = upload;
    const format = await refusedFormat((query) => read(platform, systemActor, query), {
      ...{ agencyId, path, fileName },
    });
    if (format === undefined)
      await execute(platform, stageUpload, actor, {
        ...{ id, sha512, sm3 },
        mediaType: await sniffFile(path),
      });
    else {
      const { sentence } = new Problem('capture.format-refused', { name: fileName, format });
      await execute(platform, refuseUpload, actor, { id, reason: sentence });
    }
  }
  await files.remove(id);
  return current();
}

async function isWhole(files: ArrivingFiles, upload: Row<'upload'>): Promise<boolean> {
  try {
    return (await stat(files.path(upload.id))).size === upload.size;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}
