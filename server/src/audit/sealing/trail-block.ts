import { z } from 'zod';
import { canonicalJson, seqOf } from './canonical-entry.ts';
import { merkleRoot } from './merkle.ts';
import { SealedText } from './sealed-text.ts';
import { sm3 } from './sm3.ts';

const format = 'lantai-trail-block/1';
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const position = z.number().int().min(1);

const blockHeader = z.strictObject({
  format: z.literal(format),
  height: position,
  firstSeq: position,
  lastSeq: position,
  merkleRoot: digest,
  previousHash: digest,
  /** UTC in microseconds, as text. */
  sealedAt: z.string(),
  hash: digest,
});
export type BlockHeader = z.output<typeof blockHeader>;

/** What block 1 is chained to. */
export const genesis = '0'.repeat(64);

/** The hash that the next block is chained to: over everything else the header says. */
export function headerHash(header: Omit<BlockHeader, 'hash'>): string {
  const { height, firstSeq, lastSeq, merkleRoot, previousHash, sealedAt } = header;
  return sm3(
    canonicalJson({ format, height, firstSeq, lastSeq, merkleRoot, previousHash, sealedAt }),
  );
}

/** A header from its parts, as the sealer and the database have them. */
export function blockHeaderOf(parts: Omit<BlockHeader, 'format' | 'hash'>): BlockHeader {
  const header = { format, ...parts } as const;
  return { ...header, hash: headerHash(header) };
}

export function sealHeader(
  entries: readonly SealedText[],
  previous: BlockHeader | undefined,
  sealedAt: Date,
): BlockHeader {
  const firstSeq = (previous?.lastSeq ?? 0) + 1;
  return blockHeaderOf({
    height: (previous?.height ?? 0) + 1,
    firstSeq,
    lastSeq: firstSeq + entries.length - 1,
    merkleRoot: merkleRoot(entries.map(({ leaf }) => leaf)),
    previousHash: previous?.hash ?? genesis,
    sealedAt: sealedAt.toISOString().replace('Z', '000Z'),
  });
}

/** Whether `header` is what must follow `previous`; undefined stands before block 1. */
export function follows(header: BlockHeader, previous: BlockHeader | undefined): boolean {
  return (
    header.height === (previous?.height ?? 0) + 1 &&
    header.firstSeq === (previous?.lastSeq ?? 0) + 1 &&
    header.previousHash === (previous?.hash ?? genesis)
  );
}

/** A block as a file: its header on one line, then one line for each entry. */
export function* blockLines(header: BlockHeader, entries: Iterable<SealedText>): Generator<string> {
  yield `${canonicalJson(header)}\n`;
  for (const { leaf, text } of entries) yield `{"leaf":"${leaf}","entry":${text}}\n`;
}

/** Undefined when the line is not a header written by `blockLines`, to the byte. */
export function parseHeaderLine(line: string): BlockHeader | undefined {
  const parsed = blockHeader.safeParse(jsonOf(line));
  return parsed.success && canonicalJson(parsed.data) === line ? parsed.data : undefined;
}

export type EntryLine = { readonly claimedLeaf: string; readonly entry: SealedText };

/**
 * The entry's own bytes are cut out, not parsed and written again: what was hashed is what is read.
 */
export function parseEntryLine(line: string): EntryLine | undefined {
  const [, claimedLeaf, text] = /^\{"leaf":"([0-9a-f]{64})","entry":(\{.*\})\}$/s.exec(line) ?? [];
  if (claimedLeaf === undefined || text === undefined) return undefined;
  const seq = seqOf(text);
  return seq === undefined ? undefined : { claimedLeaf, entry: new SealedText(seq, text) };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
