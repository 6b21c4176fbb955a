import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID, SCHEMA_VERSION, schema } from './index-schema.ts';

/** How long one process waits for another that writes a batch, in milliseconds. */
const PATIENCE = 30_000;

export type IndexFile = {
  database: DatabaseSync;
  /** False when another process has replaced the file: this connection reads an orphan. */
  isCurrent: () => boolean;
};

/** Opens the index, or begins it. A file that cannot be used is removed, since it can be fed again. */
export function openIndexFile(path: string): IndexFile {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return opened(path, null);
  } catch (error) {
    const reason = unusable(error);
    if (reason === undefined) throw error;
    return beginAnew(path, reason);
  }
}

/** Throws the file away and begins another, which remembers why. */
export function beginAnew(path: string, reason: string): IndexFile {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  return opened(path, reason);
}

/** Why an error means that the file is of no more use, or undefined where it means something else. */
export function unusable(error: unknown): string | undefined {
  if (error instanceof ForeignFile) return error.message;
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  const isCorrupt = code === 11; // SQLITE_CORRUPT
  const isNoDatabase = code === 26; // SQLITE_NOTADB
  return error instanceof Error && (isCorrupt || isNoDatabase) ? error.message : undefined;
}

class ForeignFile extends Error {}

function opened(path: string, discarded: string | null): IndexFile {
  const database = new DatabaseSync(path, { timeout: PATIENCE });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = normal');
    database.exec('pragma cache_size = -65536; pragma temp_store = memory');
    inTransaction(database, () => begin(database, discarded));
  } catch (error) {
    database.close();
    throw error;
  }
  const inode = inodeOf(path);
  return { database, isCurrent: () => inodeOf(path) === inode };
}

function begin(database: DatabaseSync, discarded: string | null): void {
  const application = numberFrom(database, 'pragma application_id');
  const version = numberFrom(database, 'pragma user_version');
  if (application === APPLICATION_ID && version === SCHEMA_VERSION) {
    // Reads the head of the full-text index, where damage is better found now than when asked.
    database.prepare('select rowid from gram limit 1').get();
    return;
  }
  if (numberFrom(database, 'select count(*) from sqlite_schema') > 0)
    throw new ForeignFile(`application ${application}, schema version ${version}`);
  database.exec(schema);
  database.exec(`pragma application_id = ${APPLICATION_ID}`);
  database.exec(`pragma user_version = ${SCHEMA_VERSION}`);
  database.prepare('insert into stamp values (?, 0, 0, ?)').run(randomUUID(), discarded);
}

/** Takes the right to write at once: two processes that both read first would deadlock. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

function numberFrom(database: DatabaseSync, sql: string): number {
  const row = database.prepare(sql).get() ?? {};
  return Number(Object.values(row)[0]);
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
