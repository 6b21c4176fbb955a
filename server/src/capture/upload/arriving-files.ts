import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../../preservation/store-fault.ts';

/** The folder where pieces of uploads are put together: one file each, and a note of the library's beside it. */
export type ArrivingFiles = {
  readonly directory: string;
  readonly path: (id: string) => string;
  readonly remove: (id: string) => Promise<void>;
  /** Uploads whose last piece came before `moment`. */
  readonly olderThan: (moment: Date) => Promise<string[]>;
};

/** `data` must be on the file system of staging, so that a whole file is moved and not copied. */
export function arrivingFiles(data: string): ArrivingFiles {
  const directory = join(data, 'uploads');
  const path = (id: string) => join(directory, id);
  const note = (id: string) => `${path(id)}.json`;
  return {
    directory,
    path,
    async remove(id) {
      await rm(path(id), { force: true });
      await rm(note(id), { force: true });
    },
    async olderThan(moment) {
      const names = await readdir(directory).catch(orNone);
      const ids = [...new Set(names.map((name) => name.replace(/\.json$/u, '')))];
      const ages = await Promise.all(
        ids.map(async (id) => Math.max(await changedAt(path(id)), await changedAt(note(id)))),
      );
      return ids.filter((_id, index) => (ages[index] ?? 0) < moment.getTime());
    },
  };
}

async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 0;
    throw error;
  }
}

function orNone(error: unknown): string[] {
  if (isSystemError(error, 'ENOENT')) return [];
  throw error;
}
