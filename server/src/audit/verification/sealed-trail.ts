import { readBlock } from '#audit/sealing/block-files.ts';
import { type CheckedBlock, checkBlock } from '#audit/sealing/check-block.ts';
import type { SealedText } from '#audit/sealing/sealed-text.ts';
import type { StoredBlock } from '#audit/sealing/stored-trail.ts';
import { type BlockHeader, follows } from '#audit/sealing/trail-block.ts';
import type { TrailFindings } from '#audit/sealing/trail-findings.ts';
import type { Lookahead } from './lookahead.ts';

/** Where blocks are kept; at least one of the two is asked. */
export type BlockSources = {
  readonly directory: string | undefined;
  /** Heights that had a file when the verification began, ascending. */
  readonly heights: readonly number[];
  readonly stored: Lookahead<StoredBlock> | undefined;
};

/**
 * What a block sealed: its entries, or where their file is lost or spoilt only their root, or where
 * the block is lost in both places not even that.
 */
export type SealedBlock = {
  readonly height: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly entries?: readonly SealedText[];
  readonly merkleRoot?: string;
};

/** How far the blocks went, when all of them have been read. */
export type SealedTotals = { blocks: number; sealedTo: number; head: BlockHeader | undefined };

type FoundBlock = {
  readonly height: number;
  readonly checked: CheckedBlock | undefined;
  readonly row: StoredBlock | undefined;
};

/** What is sealed, block by block in the order of the entries; finds what is wrong with the blocks. */
export async function* sealedBlocks(
  sources: BlockSources,
  findings: TrailFindings,
  totals: SealedTotals,
): AsyncGenerator<SealedBlock> {
  const { stored, heights } = sources;
  // An exported folder may begin in the middle: its first block is then taken at its word.
  let expected = stored ? 1 : (heights[0] ?? 1);
  const begin = expected === 1 ? 'genesis' : 'unknown';
  const chains: Chains = { files: begin, database: begin };
  for await (const block of findBlocks(sources, findings)) {
    if (block.height > expected)
      reportLost(sources, findings, chains, [expected, block.height - 1]);
    expected = block.height + 1;
    totals.blocks += 1;
    reportDifferences(sources, findings, block);
    checkChain(findings, chains, 'files', block.height, block.checked?.header);
    if (stored) checkChain(findings, chains, 'database', block.height, block.row?.header);

    const sealed = bestAccount(block);
    if (!sealed || sealed.header.firstSeq <= totals.sealedTo) continue;
    const { height, firstSeq, lastSeq } = sealed.header;
    if (firstSeq > totals.sealedTo + 1)
      yield { height, firstSeq: totals.sealedTo + 1, lastSeq: firstSeq - 1 };
    totals.sealedTo = lastSeq;
    totals.head = sealed.header;
    yield { height, firstSeq, lastSeq, ...sealed.account };
  }
}

/** Every height that has a file or a row, ascending. */
async function* findBlocks(
  { directory, heights, stored }: BlockSources,
  findings: TrailFindings,
): AsyncGenerator<FoundBlock> {
  let [last, listed] = [0, 0];
  for (;;) {
    await stored?.fill(1);
    const next = stored?.peek();
    if (next && next.header.height <= last) {
      // Its owner may have dropped the key of the table.
      findings.add({ kind: 'block-inserted', where: 'database', height: next.header.height });
      stored?.take();
      continue;
    }
    const height = Math.min(next?.header.height ?? Infinity, heights[listed] ?? Infinity);
    if (height === Infinity) return;
    if (heights[listed] === height) listed += 1;
    const row = next?.header.height === height ? next : undefined;
    if (row) stored?.take();
    // A row that is newer than the list of heights has its file by now: the file is written first.
    const text = directory === undefined ? undefined : await readBlock(directory, height);
    yield { height, row, checked: text === undefined ? undefined : checkBlock(height, text) };
    last = height;
  }
}

function reportLost(
  { stored, directory }: BlockSources,
  findings: TrailFindings,
  chains: Chains,
  [height, lastHeight]: [number, number],
): void {
  const lost = {
    kind: 'block-missing',
    height,
    ...(lastHeight > height && { lastHeight }),
  } as const;
  if (stored) findings.add({ ...lost, where: 'database' });
  if (directory !== undefined) findings.add({ ...lost, where: 'files' });
  chains.files = 'unknown';
  chains.database = 'unknown';
}

function reportDifferences(
  { stored, directory }: BlockSources,
  findings: TrailFindings,
  { height, checked, row }: FoundBlock,
): void {
  if (directory !== undefined && !checked)
    findings.add({ kind: 'block-missing', where: 'files', height });
  for (const fault of checked?.faults ?? []) findings.add(fault);
  if (stored && !row) findings.add({ kind: 'block-missing', where: 'database', height });
  const differs =
    isWhole(checked) && row !== undefined && checked?.header?.hash !== row.header.hash;
  if (differs || row?.sound === false)
    findings.add({ kind: 'block-altered', where: 'database', height });
}

type Chains = Record<'files' | 'database', BlockHeader | 'genesis' | 'unknown'>;

function checkChain(
  findings: TrailFindings,
  chains: Chains,
  where: keyof Chains,
  height: number,
  header: BlockHeader | undefined,
): void {
  const previous = chains[where];
  chains[where] = header ?? 'unknown';
  if (!header || previous === 'unknown') return;
  if (!follows(header, previous === 'genesis' ? undefined : previous))
    findings.add({ kind: 'chain-broken', where, height });
}

/**
 * The file before the row: the database's owner can write any row, and the hash that fits it, but
 * not the file.
 */
function bestAccount({ checked, row }: FoundBlock) {
  if (checked?.header && isWhole(checked))
    return { header: checked.header, account: { entries: checked.entries } };
  if (row?.sound && row.header.lastSeq >= row.header.firstSeq)
    return { header: row.header, account: { merkleRoot: row.header.merkleRoot } };
  return undefined;
}

function isWhole(checked: CheckedBlock | undefined): boolean {
  return checked?.faults.length === 0;
}
