import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TrailReport } from '@lantai/contract/audit/trail.ts';
import pg from 'pg';
import { systemActor } from '#platform/actor.ts';
import { changed, command, read } from '#platform/command.ts';
import { openTestArchive, type TestArchive } from '../../test/test-archive.ts';
import { type Sealing, sealTrail } from './sealing/seal-trail.ts';
import { verifyTrail } from './verification/verify-trail.ts';

/** Leaves as many entries in the trail as there are notes. */
export const takeNotes = command({
  name: 'test.take-notes',
  async perform(_context, notes: readonly unknown[]) {
    const [first, ...rest] = notes.map((note, index) => ({
      subject: `note:${index}`,
      details: { note, odd: [1.5, null, { 二: '"字"\n', 10: true, 9: false }] },
    }));
    if (!first) throw new Error('no notes');
    return changed(undefined, first, ...rest);
  },
});

export async function leaveEntries(archive: TestArchive, count: number): Promise<void> {
  const notes = Array.from({ length: count }, () => crypto.randomUUID());
  await archive.run(takeNotes, systemActor, notes);
}

export const trailOf = (archive: TestArchive) => join(archive.directory, 'trail');

export const seal = (archive: TestArchive, entries = 4): Promise<Sealing> =>
  sealTrail(archive.platform, {
    directory: trailOf(archive),
    limits: { entries, characters: 1_000_000 },
  });

/** Twenty entries in five blocks of four, and two that are in no block yet. */
export async function givenSealedTrail(): Promise<TestArchive> {
  const archive = await openTestArchive();
  await leaveEntries(archive, 20);
  await seal(archive);
  await leaveEntries(archive, 2);
  return archive;
}

export const asSystem = (archive: TestArchive) => ({
  read: <Result>(query: Parameters<typeof read<Result>>[2]) =>
    read(archive.platform, systemActor, query),
});

export const verify = (archive: TestArchive) =>
  verifyTrail({ ...asSystem(archive), directory: trailOf(archive) });

/** What the owner of the database can do, past every policy and privilege. */
export async function asOwner(archive: TestArchive, ...statements: string[]): Promise<void> {
  const client = new pg.Client(archive.ownerUrl);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What the stand-alone script prints with --json. */
export type ScriptReport = Pick<TrailReport, 'ok' | 'entries' | 'blocks' | 'sealedTo' | 'head'> & {
  readonly findings: readonly Omit<TrailReport['findings'][number], 'where' | 'message'>[];
};

type ScriptSignatures = {
  readonly signed: number;
  readonly unsigned: number;
  readonly keys: readonly string[];
};

/** What an outsider sees who runs the stand-alone script. */
export async function runOutsidersScript(
  directory: string,
): Promise<ScriptReport & ScriptSignatures> {
  const script = join(import.meta.dirname, 'verify-files.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, directory, '--json'])
    // Exit status 1 says that something was found; the report is on the standard output all the same.
    .catch((error: { stdout: string }) => error);
  return JSON.parse(stdout);
}

/** Findings in short: where, what, and the first and last number of the entries or blocks. */
export const found = ({ findings }: Pick<TrailReport, 'findings'>): string[] =>
  findings.map(({ kind, where, seq, lastSeq, height, lastHeight }) =>
    [where, kind, seq ?? height, lastSeq ?? lastHeight]
      .filter((part) => part !== undefined)
      .join(' '),
  );
