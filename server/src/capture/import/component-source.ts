import { access, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { sniffFile } from '../../preservation/media-type.ts';
import { type Staging, stage, stagedPath } from '../../preservation/staging.ts';
import { isSystemError } from '../../preservation/store-fault.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { baseName } from '../base-name.ts';

export type StagedBytes = Omit<StagedComponent, 'role'>;

/** The files that came with a catalogue, to be attached by name or by code (挂接). */
export type ComponentSource = {
  readonly paths: readonly string[];
  /** What lies under a path; in staging when this returns. Rejects with the system's error. */
  readonly take: (path: string) => Promise<StagedBytes>;
};

/** Left behind by file managers, and by nobody meant to be archived. */
const litter = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX)(\/|$)/iu;

/** A folder of the person at the terminal. Their files are copied, and stay as they are. */
export async function folderSource(staging: Staging, directory: string): Promise<ComponentSource> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (!isSystemError(error, 'ENOENT') && !isSystemError(error, 'ENOTDIR')) throw error;
      throw new Problem(
        'request.invalid',
        { reason: `没有电子文件目录 ${directory}` },
        { cause: error },
      );
    },
  );
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !litter.test(path));
  return {
    paths,
    async take(path) {
      const digests = await stage(staging, join(directory, path));
      const mediaType = await sniffFile(stagedPath(staging, digests.sha512));
      return { fileName: baseName(path), mediaType, ...digests };
    },
  };
}

/** The files uploaded for an import: staged already. Undefined when none came. */
export async function uploadedSource(
  db: Db,
  staging: Staging,
  importId: string,
): Promise<ComponentSource | undefined> {
  const files = await db
    .selectFrom('import_file')
    .select(['path', 'size', 'media_type as mediaType', 'sha512', 'sm3'])
    .where('import_id', '=', importId)
    .execute();
  if (files.length === 0) return undefined;
  const known = new Map(files.map((staged) => [staged.path, staged]));
  return {
    paths: [...known.keys()],
    async take(path) {
      const staged = known.get(path);
      if (!staged) throw new RangeError('only paths that were found are taken');
      const { size, mediaType, sha512, sm3 } = staged;
      // Resumed weeks after it was cancelled, an import may find them swept.
      await access(stagedPath(staging, sha512));
      return { fileName: baseName(path), size, mediaType, sha512, sm3 };
    },
  };
}
