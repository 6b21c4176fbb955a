import type { TrailReport } from '@lantai/contract/audit/trail.ts';
import { findBlockHeights } from '#audit/sealing/block-files.ts';
import { sealerLock } from '#audit/sealing/sealer-lock.ts';
import { storedBlocks, storedEntries } from '#audit/sealing/stored-trail.ts';
import { TrailFindings } from '#audit/sealing/trail-findings.ts';
import type { Db } from '#platform/database.ts';
import { EntryComparison, sealedItems } from './compare-entries.ts';
import { Lookahead } from './lookahead.ts';
import { type SealedBlock, type SealedTotals, sealedBlocks } from './sealed-trail.ts';

/**
 * Where the trail is kept. `read` runs a query in one read-only snapshot as the system, which sees
 * every entry; it is left out to verify exported files. Without `directory` only the database is
 * compared with itself, and whoever recomputed every hash in it is not found out.
 */
export type TrailSources = {
  readonly read?: <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>;
  readonly directory?: string;
};

/** Compares the whole trail with what was sealed; memory stays bounded, however long it is. */
export async function verifyTrail({ read, directory }: TrailSources): Promise<TrailReport> {
  if (!read) return verifyFiles(directory);
  // Under the sealer's lock no block has its file already and its row not yet; and the snapshot in
  // which the rows are read begins after the list, so that every listed file has its row there.
  const heights = await read(async (db) => {
    await db.selectNoFrom(sealerLock('share').as('locked')).execute();
    return directory === undefined ? [] : findBlockHeights(directory);
  });
  return read((db) => verifyDatabase(db, directory, heights));
}

async function verifyDatabase(
  db: Db,
  directory: string | undefined,
  heights: readonly number[],
): Promise<TrailReport> {
  const findings = new TrailFindings();
  const totals: SealedTotals = { blocks: 0, sealedTo: 0, head: undefined };
  const blocks = { directory, heights, stored: new Lookahead(storedBlocks(db)) };
  const stored = new Lookahead(storedEntries(db));
  const sealed = new Lookahead(sealedItems(sealedBlocks(blocks, findings, totals)));
  const comparison = new EntryComparison({ sealed, stored, findings });
  await comparison.compareSealed();
  const unsealed = await comparison.compareUnsealed(totals.sealedTo, await findHead(db));
  const sources: TrailReport['sources'] =
    directory === undefined ? ['database'] : ['database', 'files'];
  return reportOf({ sources, findings, totals, entries: stored.taken, unsealed });
}

/** The number the next entry follows; undefined when the one row that says so is not there alone. */
async function findHead(db: Db): Promise<number | undefined> {
  const rows = await db.selectFrom('trail_head').select('last_seq').execute();
  return rows.length === 1 ? rows[0]?.last_seq : undefined;
}

async function verifyFiles(directory: string | undefined): Promise<TrailReport> {
  const findings = new TrailFindings();
  const totals: SealedTotals = { blocks: 0, sealedTo: 0, head: undefined };
  const heights = directory === undefined ? [] : await findBlockHeights(directory);
  const blocks = sealedBlocks({ directory, heights, stored: undefined }, findings, totals);
  const entries = await countEntries(blocks);
  return reportOf({ sources: ['files'], findings, totals, entries, unsealed: 0 });
}

async function countEntries(blocks: AsyncIterable<SealedBlock>): Promise<number> {
  let count = 0;
  for await (const { entries } of blocks) count += entries?.length ?? 0;
  return count;
}

function reportOf(outcome: {
  sources: TrailReport['sources'];
  findings: TrailFindings;
  totals: SealedTotals;
  entries: number;
  unsealed: number;
}): TrailReport {
  const { sources, findings, totals, entries, unsealed } = outcome;
  return {
    ok: findings.none,
    sources,
    entries,
    blocks: totals.blocks,
    sealedTo: totals.sealedTo,
    unsealed,
    head: totals.head ? { height: totals.head.height, hash: totals.head.hash } : null,
    findings: findings.list(),
    findingsLeftOut: findings.leftOut,
  };
}
