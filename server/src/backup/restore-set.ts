import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Problem } from '#platform/problem.ts';
import { writeNew } from '../preservation/durable.ts';
import { type BackupFolder, findSets } from './backup-folder.ts';
import type { SetManifest } from './backup-manifest.ts';
import { compareTables, findUnguarded } from './compare-tables.ts';
import { restoreDatabase } from './restore-database.ts';
import { isOnDisk, restoreFiles } from './restore-files.ts';
import { type SetVerdict, verifySet } from './verify-set.ts';

/** Lies in a data directory until all that was restored has been compared. */
export const unfinishedRestore = 'RESTORE-UNFINISHED';

export type Restoring = {
  readonly folder: BackupFolder;
  /** The newest one where none is named. */
  readonly set?: string | undefined;
  /** Empty, or not there yet. */
  readonly directory: string;
  /** Starts the database below the directory, or names one that is empty; called once the set has proved whole. */
  readonly openDatabase: () => Promise<string>;
};

export async function newestSet(folder: BackupFolder, set?: string): Promise<string> {
  const chosen = set ?? (await findSets(folder)).at(-1);
  if (chosen === undefined) throw new Problem('backup.no-sets', { folder: folder.path });
  return chosen;
}

/**
 * Makes an archive out of a set, in an empty place. Every byte of the set is verified before the first one is
 * written, and every table and file after. Until all has been compared the place says that it is unfinished, and
 * no program opens it.
 */
export async function restoreSet(restoring: Restoring): Promise<SetManifest> {
  const { folder, directory, openDatabase } = restoring;
  await refuseOccupied(directory);
  const verdict = await verifySet(folder, await newestSet(folder, restoring.set));
  refuseDamaged(verdict);
  const { manifest } = verdict;
  await mkdir(directory, { recursive: true });
  await writeNew(join(directory, unfinishedRestore), `${manifest.header.set}\n`);
  const ownerUrl = await openDatabase();
  await refuseOccupiedDatabase(ownerUrl);
  await restoreDatabase(folder, manifest, { ownerUrl });
  await restoreFiles(folder, manifest.files.filter(isOnDisk), { directory });
  const differences = await compareTables(ownerUrl, manifest);
  const unguarded = await findUnguarded(ownerUrl);
  if (differences.length + unguarded.length > 0)
    throw new Problem('backup.restored-otherwise', {
      tables: [...differences.map(({ table }) => table), ...unguarded].join('、'),
    });
  await beginAnew(ownerUrl, manifest.header.set);
  await rm(join(directory, unfinishedRestore));
  return manifest;
}

export function refuseDamaged({ set, faults }: SetVerdict): void {
  if (faults.length === 0) return;
  const shown = faults.slice(0, 10).map(({ path, fault }) => `${path}（${faultNames[fault]}）`);
  throw new Problem('backup.set-damaged', {
    set,
    count: faults.length,
    paths: shown.join('、'),
    faults: faults.slice(0, 100),
  });
}

const faultNames = { missing: '缺失', altered: '内容已变' };

async function refuseOccupied(directory: string): Promise<void> {
  const there = await readdir(directory).catch(() => []);
  if (there.length > 0) throw new Problem('backup.data-not-empty', { directory });
}

async function refuseOccupiedDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' limit 1",
    );
    if (rowCount) throw new Problem('backup.data-not-empty', { directory: '数据库' });
  } finally {
    await client.end();
  }
}

/**
 * The backup that took the set was under way in it: the restored archive does not go on with that. And it knows
 * that it was moved, so that everything in it is inspected (a set of an older schema has no place to say so).
 */
async function beginAnew(ownerUrl: string, set: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(`update job_run set state = 'cancelled', ended_at = now()
      where ended_at is null and kind like 'backup.%'`);
    const { rows } = await client.query("select to_regclass('store_move') as there");
    if (rows[0]?.there)
      await client.query(
        "insert into store_move (kind, told, moved_at) values ('restore', $1, now())",
        [`由备份集 ${set} 恢复`],
      );
  } finally {
    await client.end();
  }
}

/** Half an archive must not be taken for one. */
export async function refuseUnfinishedRestore(directory: string): Promise<void> {
  const there = await readdir(directory);
  if (there.includes(unfinishedRestore)) throw new Problem('backup.unfinished', { directory });
}
