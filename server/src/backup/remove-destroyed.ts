import type { Db } from '#platform/database.ts';
import { type BackupFolder, findSets } from './backup-folder.ts';
import { findRegisteredSets } from './backup-queries.ts';
import { removeSets } from './remove-set.ts';
import { holdFolder, type Source } from './take-set.ts';

type Removal = {
  readonly folder: BackupFolder;
  readonly read: <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>;
};

/** Removes the files of sets that are registered as destroyed and are still there. */
export async function removeDestroyed(
  { ownerUrl }: Pick<Source, 'ownerUrl'>,
  { read, folder }: Removal,
): Promise<void> {
  const destroyed = (await read(findRegisteredSets)).filter((one) => one.destroyed !== null);
  const names = new Set(destroyed.map(({ set }) => set));
  const there = (await findSets(folder)).filter((set) => names.has(set));
  if (there.length === 0) return;
  const release = await holdFolder(ownerUrl, folder);
  try {
    await removeSets(folder, there);
  } finally {
    await release();
  }
}
