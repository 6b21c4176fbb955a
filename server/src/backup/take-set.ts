import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Problem } from '#platform/problem.ts';
import {
  type BackupFolder,
  findSets,
  readManifest,
  store,
  writeManifest,
} from './backup-folder.ts';
import type { Kept, KeptTable, SetHeader, SetManifest } from './backup-manifest.ts';
import {
  copyOut,
  findContent,
  findMigrations,
  findSequences,
  findTables,
  findTrailEnd,
  openSnapshot,
} from './dump-tables.ts';
import { gatherFiles } from './gather-files.ts';
import { requireOutside } from './require-outside.ts';

/** An archive as a backup sees it: past every policy, so only the operator and the policy's own work have it. */
export type Source = {
  readonly ownerUrl: string;
  readonly directory: string;
  /** Version of the program. */
  readonly program: string;
};

export type Taking = {
  readonly source: Source;
  readonly folder: BackupFolder;
  readonly kind: 'full' | 'incremental';
  readonly now: () => Date;
  readonly onProgress?: (bytes: number) => Promise<void>;
};

export type Taken = { readonly manifest: SetManifest; readonly written: number };

const attempts = 3;

/**
 * Takes one set: first the database, in one snapshot, then every byte that the snapshot names. Where something was
 * destroyed in between, the set would tell of a record without its bytes, so it is taken again; what is in the pool
 * need not be copied twice. Killed at any moment, it leaves at most pool files that the next set uses.
 */
export async function takeSet(taking: Taking): Promise<Taken> {
  const { source, folder } = taking;
  requireOutside(source, folder.path);
  const release = await holdFolder(source.ownerUrl, folder);
  try {
    await clearIncoming(folder);
    let written = 0;
    for (let attempt = 1; ; attempt += 1) {
      const taken = await takeOnce(taking, (bytes) => {
        written += bytes;
      });
      if (taken.header.missing.length > 0 && attempt < attempts) continue;
      await writeManifest(folder, taken);
      return { manifest: taken, written };
    }
  } finally {
    await release();
  }
}

async function takeOnce(taking: Taking, onWritten: (bytes: number) => void): Promise<SetManifest> {
  const { source, folder, kind, now, onProgress } = taking;
  const previous = await newestReadable(folder);
  const before = new Map(previous?.files.map((file) => [file.path, file]));
  const takenAt = now();
  const client = await openSnapshot(source.ownerUrl);
  try {
    // The first query is the moment of the snapshot.
    const trail = await findTrailEnd(client);
    const { tables, files } = await keepTables(client, taking, onWritten);
    const description = {
      sequences: await findSequences(client),
      migrations: await findMigrations(client),
      database: await versionOf(client),
    };
    const content = await findContent(client);
    await client.query('commit');
    let bytes = 0;
    files.push(
      ...(await gatherFiles(
        {
          folder,
          data: source.directory,
          before,
          full: kind === 'full',
          onFile: async (size, written) => {
            bytes += size;
            onWritten(written);
            await onProgress?.(bytes);
          },
        },
        trail.blocks,
      )),
    );
    const missing = completeStaging(files, content);
    const header: SetHeader = {
      format: 'lantai-backup/1',
      set: nameOf(takenAt),
      kind,
      takenAt: takenAt.toISOString(),
      program: source.program,
      previous: previous?.header.set ?? null,
      ...description,
      tables,
      trail,
      missing,
      files: files.length,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
    };
    return { header, files };
  } finally {
    await client.end();
  }
}

function nameOf(moment: Date): string {
  const time = moment
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

async function versionOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? '';
}

async function keepTables(
  client: pg.Client,
  { folder, kind }: Taking,
  onWritten: (bytes: number) => void,
): Promise<{ tables: KeptTable[]; files: Kept[] }> {
  const tables: KeptTable[] = [];
  const files: Kept[] = [];
  for (const table of await findTables(client)) {
    const rows = copyOut(client, table);
    const { written, ...copied } = await store(folder, rows, {
      packed: true,
      replace: kind === 'full',
    });
    onWritten(written);
    const path = `database/${table.name}.copy`;
    tables.push({ ...table, rows: rows.rowCount ?? 0, path });
    files.push({ path, changed: 0, ...copied });
  }
  return { tables, files };
}

/**
 * Holds the set against the catalogue. A record that was filed while files were copied is, for the snapshot, still
 * staged: its bytes are in the set as content of an object, and get their place in staging as well.
 */
function completeStaging(
  files: Kept[],
  content: Awaited<ReturnType<typeof findContent>>,
): SetHeader['missing'] {
  const byDigest = new Map(files.map((file) => [file.sha512, file]));
  const paths = new Set(files.map(({ path }) => path));
  const missing: SetHeader['missing'] = [];
  for (const { sha512, record, filed } of content) {
    const file = byDigest.get(sha512);
    const staged = `staging/${sha512.slice(0, 2)}/${sha512}`;
    if (!file) missing.push({ sha512, record });
    else if (!filed && !paths.has(staged)) files.push({ ...file, path: staged });
  }
  return missing;
}

/** The newest set whose manifest can be read; a damaged one is no ground to stand on, and no hindrance. */
async function newestReadable(folder: BackupFolder): Promise<SetManifest | undefined> {
  for (const set of (await findSets(folder)).toReversed())
    try {
      return await readManifest(folder, set);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  return undefined;
}

/** One process at a time works on a folder; the lock ends with the process, however it ends. */
export async function holdFolder(
  ownerUrl: string,
  { path }: Pick<BackupFolder, 'path'>,
): Promise<() => Promise<void>> {
  const holder = new pg.Client(ownerUrl);
  await holder.connect();
  holder.on('error', () => {});
  const { rows } = await holder.query<{ got: boolean }>(
    "select pg_try_advisory_lock(hashtextextended('backup:' || $1, 0)) as got",
    [path],
  );
  if (rows[0]?.got) return () => holder.end();
  await holder.end();
  throw new Problem('backup.under-way', { folder: path });
}

/** What a killed process was writing. */
async function clearIncoming({ path }: BackupFolder): Promise<void> {
  for (const name of await readdir(join(path, 'incoming')))
    await rm(join(path, 'incoming', name), { recursive: true, force: true });
}
