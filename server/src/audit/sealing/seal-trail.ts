import { keepHouse, type Platform } from '#platform/command.ts';
import type { Db, Tx } from '#platform/database.ts';
import { blockName, readBlock, readHeader, writeBlock } from './block-files.ts';
import { checkBlock } from './check-block.ts';
import type { SealedText } from './sealed-text.ts';
import { sealerLock } from './sealer-lock.ts';
import { findNewestBlock, storedEntries } from './stored-trail.ts';
import { type BlockHeader, follows, sealHeader } from './trail-block.ts';
import { findingSentence } from './trail-findings.ts';

export type Sealing = {
  readonly blocks: number;
  readonly entries: number;
  /** Why no more was sealed, although there is more: something is not as it was left. */
  readonly refusal: string | null;
};

/** Of a block: entries, and characters of their texts, so that one fits in memory. */
export type BlockLimits = { readonly entries: number; readonly characters: number };
const usualLimits: BlockLimits = { entries: 4096, characters: 4 * 1024 * 1024 };

type SealBlocks = { readonly directory: string; readonly limits?: BlockLimits };

/**
 * Seals every entry that is in no block yet. It is no command: a trail entry about each block would
 * itself have to be sealed, without end.
 */
export async function sealTrail(
  platform: Platform,
  { directory, limits = usualLimits }: SealBlocks,
): Promise<Sealing> {
  let [blocks, entries] = [0, 0];
  for (;;) {
    const sealed = await keepHouse(platform, (tx) =>
      sealNextBlock(tx, { directory, limits, now: platform.now() }),
    );
    if (sealed === 'nothing') return { blocks, entries, refusal: null };
    if ('refusal' in sealed) return { blocks, entries, refusal: sealed.refusal };
    blocks += 1;
    entries += sealed.lastSeq - sealed.firstSeq + 1;
  }
}

type SealedNext = BlockHeader | 'nothing' | { readonly refusal: string };

type SealNext = { directory: string; limits: BlockLimits; now: Date };

/**
 * The file first, then its row: what was sealed is outside the database before the database says
 * so. The transaction waits for the disk, but locks nothing that anyone but a sealer waits for.
 */
async function sealNextBlock(tx: Tx, { directory, limits, now }: SealNext): Promise<SealedNext> {
  const { got } = await tx.selectNoFrom(sealerLock('try').as('got')).executeTakeFirstOrThrow();
  if (!got) return 'nothing';
  const previous = (await findNewestBlock(tx))?.header;
  const entries = await takeEntries(tx, previous?.lastSeq ?? 0, limits);
  if (entries.length === 0) return 'nothing';
  // A false row must not be chained to: the files after it would be false as well.
  if (previous && (await readHeader(directory, previous.height))?.hash !== previous.hash)
    return {
      refusal: `第 ${previous.height} 块在库中的登记与块文件 ${blockName(previous.height)} 不符，暂停封存；请校验审计链。`,
    };

  const height = (previous?.height ?? 0) + 1;
  const left = await readBlock(directory, height);
  if (left !== undefined) return finishBlock(tx, { height, previous, text: left });
  return sealBlock(tx, { previous, entries, directory, now });
}

async function sealBlock(
  tx: Tx,
  {
    previous,
    entries,
    directory,
    now,
  }: {
    previous: BlockHeader | undefined;
    entries: readonly SealedText[];
    directory: string;
    now: Date;
  },
): Promise<SealedNext> {
  const first = (previous?.lastSeq ?? 0) + 1;
  const gap = entries.findIndex(({ seq }, index) => seq !== first + index);
  if (gap === 0)
    return { refusal: findingSentence({ kind: 'removed', where: 'database', seq: first }) };
  // What stands before a gap is sealed first; the gap is then met at the beginning.
  const sealed = gap === -1 ? entries : entries.slice(0, gap);
  const header = sealHeader(sealed, previous, now);
  await writeBlock(directory, header, sealed);
  await insertBlock(tx, header);
  return header;
}

/** The file was written, then the process was cut off. It stands if it says what the database says. */
async function finishBlock(
  tx: Tx,
  { height, previous, text }: { height: number; previous: BlockHeader | undefined; text: string },
): Promise<SealedNext> {
  const { header, entries, faults } = checkBlock(height, text);
  if (header && faults.length === 0 && follows(header, previous)) {
    const stored = await takeEntries(tx, previous?.lastSeq ?? 0, {
      entries: entries.length,
      characters: Infinity,
    });
    const agrees = entries.every(({ leaf }, index) => leaf === stored[index]?.leaf);
    if (agrees) {
      await insertBlock(tx, header);
      return header;
    }
  }
  return {
    refusal: `块文件 ${blockName(height)} 已经存在而与库中记录不符，未覆盖，暂停封存；请校验审计链。`,
  };
}

/** Entries that are in no block, up to the limits, but at least one. */
async function takeEntries(db: Db, after: number, limits: BlockLimits): Promise<SealedText[]> {
  const taken: SealedText[] = [];
  let characters = 0;
  for await (const page of storedEntries(db, after))
    for (const entry of page) {
      characters += entry.text.length;
      const full = taken.length === limits.entries || characters > limits.characters;
      if (full && taken.length > 0) return taken;
      taken.push(entry);
    }
  return taken;
}

async function insertBlock(tx: Tx, header: BlockHeader): Promise<void> {
  await tx
    .insertInto('trail_block')
    .values({
      height: header.height,
      first_seq: header.firstSeq,
      last_seq: header.lastSeq,
      merkle_root: header.merkleRoot,
      previous_hash: header.previousHash,
      hash: header.hash,
      sealed_at: new Date(header.sealedAt),
    })
    .execute();
}
