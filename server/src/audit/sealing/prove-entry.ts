import type { EntryProof } from '@lantai/contract/audit/trail.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { readBlock } from './block-files.ts';
import { checkBlock } from './check-block.ts';
import { inclusionPath } from './merkle.ts';

type ProveEntry = { readonly seq: number; readonly directory: string };

/**
 * The proof that an entry the reader may see is in a sealed block. It is made from the block's
 * file; of the other entries it shows nothing but hashes.
 */
export async function proveEntry(db: Db, { seq, directory }: ProveEntry): Promise<EntryProof> {
  const seen = await db
    .selectFrom('trail_entry')
    .select('seq')
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (!seen) throw new Problem('audit.entry-not-found');
  const block = await db
    .selectFrom('trail_block')
    .select('height')
    .where('first_seq', '<=', seq)
    .where('last_seq', '>=', seq)
    .executeTakeFirst();
  if (!block) throw new Problem('audit.entry-not-sealed', { seq });

  const text = await readBlock(directory, block.height);
  const { header, entries, faults } = checkBlock(block.height, text ?? '');
  const index = entries.findIndex((entry) => entry.seq === seq);
  const entry = entries[index];
  if (!header || !entry || faults.length > 0)
    throw new Problem('audit.block-damaged', { height: block.height });
  const path = inclusionPath(
    entries.map(({ leaf }) => leaf),
    index,
  );
  return { entry: entry.text, leaf: entry.leaf, path, block: header };
}
