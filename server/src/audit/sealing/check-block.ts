import { merkleRoot } from './merkle.ts';
import type { SealedText } from './sealed-text.ts';
import {
  type BlockHeader,
  type EntryLine,
  headerHash,
  parseEntryLine,
  parseHeaderLine,
} from './trail-block.ts';
import type { Finding } from './trail-findings.ts';

export type CheckedBlock = {
  readonly header: BlockHeader | undefined;
  readonly entries: readonly SealedText[];
  /** Empty when the file is what was sealed, as far as it can tell by itself. */
  readonly faults: readonly Finding[];
};

/** Checks a block file against nothing but itself: every leaf, the root, the header's hash. */
export function checkBlock(height: number, text: string): CheckedBlock {
  const [first = '', ...lines] = text.split('\n');
  const header = parseHeaderLine(first);
  const headerFault: Finding = { kind: 'block-altered', where: 'files', height };
  if (!header) return { header, entries: [], faults: [headerFault] };

  // The last line ends like every other; what stands behind it does not belong to the block.
  const whole = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  const parsed = whole.map(parseEntryLine);
  const faults = checkLines(header, parsed);
  if (header.height !== height || headerHash(header) !== header.hash) faults.unshift(headerFault);
  const entries = parsed.flatMap((line) => line?.entry ?? []);
  if (faults.length === 0 && merkleRoot(entries.map(({ leaf }) => leaf)) !== header.merkleRoot)
    faults.push({ kind: 'altered', where: 'files', height });
  return { header, entries, faults };
}

/** Numbers run from firstSeq to lastSeq, and every entry has the leaf its line says. */
function checkLines(
  { height, firstSeq, lastSeq }: BlockHeader,
  lines: readonly (EntryLine | undefined)[],
): Finding[] {
  const faults: Finding[] = [];
  const fault = (kind: Finding['kind'], seq: number, last = seq) =>
    faults.push({ kind, where: 'files', height, seq, ...(last > seq && { lastSeq: last }) });

  let expected = firstSeq;
  for (const line of lines) {
    // A line that is no entry any more stands for the one that was there.
    const seq = line?.entry.seq ?? expected;
    if (seq < expected || seq > lastSeq) {
      fault('inserted', seq);
      continue;
    }
    if (seq > expected) fault('removed', expected, seq - 1);
    if (line?.claimedLeaf !== line?.entry.leaf || !line) fault('altered', seq);
    expected = seq + 1;
  }
  if (expected <= lastSeq) fault('removed', expected, lastSeq);
  return faults;
}
