import { GrowingTree } from '#audit/sealing/merkle.ts';
import { SealedText } from '#audit/sealing/sealed-text.ts';
import type { Finding, TrailFindings } from '#audit/sealing/trail-findings.ts';
import type { Lookahead } from './lookahead.ts';
import type { SealedBlock } from './sealed-trail.ts';

/** One sealed entry, or a block of which no entries are left. */
export type SealedItem = SealedText | SealedBlock;

export async function* sealedItems(
  blocks: AsyncIterable<SealedBlock>,
): AsyncGenerator<readonly SealedItem[]> {
  for await (const block of blocks) yield block.entries ?? [block];
}

/** How many entries, removed or inserted at one spot with the rest renumbered, are recognised. */
const reach = 64;

type Sides = {
  readonly sealed: Lookahead<SealedItem>;
  readonly stored: Lookahead<SealedText>;
  readonly findings: TrailFindings;
};

/**
 * Walks along what was sealed and what the database has, side by side, and says where they part.
 * `shift` is what the database's numbers lack to the sealed ones: whoever removes an entry and
 * renumbers the rest has removed one, not altered all that follow.
 */
export class EntryComparison {
  readonly #sides: Sides;
  #shift = 0;

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  async compareSealed(): Promise<void> {
    const { sealed, stored } = this.#sides;
    for (;;) {
      if (!sealed.has(reach + 1)) await sealed.fill(reach + 1);
      if (!stored.has(reach + 1)) await stored.fill(reach + 1);
      const next = sealed.peek();
      if (!next) return;
      if (next instanceof SealedText) this.#compareEntry(next);
      else await this.#compareBlock(next);
    }
  }

  /**
   * What no block vouches for yet still has numbers without a gap, up to the head's. Returns how
   * many such entries there are.
   */
  async compareUnsealed(sealedTo: number, head: number | undefined): Promise<number> {
    const { stored, findings } = this.#sides;
    const before = stored.taken;
    // After a renumbering, which has been reported, the head may or may not have been moved along.
    const believed = head !== undefined && head >= sealedTo && this.#shift === 0;
    if (!believed && this.#shift === 0) findings.add({ kind: 'head-altered', where: 'database' });
    await this.#walk(sealedTo + 1, believed ? head : Infinity);
    const unsealed = stored.taken - before;
    await this.#walk(Infinity, Infinity);
    return unsealed;
  }

  #compareEntry(sealed: SealedText): void {
    const { sealed: sealedSide, stored: storedSide } = this.#sides;
    const stored = storedSide.peek();
    const expected = sealed.seq - this.#shift;
    if (!stored || stored.seq > expected) {
      this.#report('removed', sealed.seq);
      sealedSide.take();
    } else if (stored.seq < expected) {
      this.#report('inserted', stored.seq);
      storedSide.take();
    } else if (stored.leafAs(sealed.seq) === sealed.leaf) {
      sealedSide.take();
      storedSide.take();
    } else if (storedSide.peek(1)?.seq === stored.seq) {
      // Two under one number: the owner dropped the key. The other one may be what was sealed.
      this.#report('inserted', stored.seq);
      storedSide.take();
    } else this.#compareContents(sealed, stored);
  }

  /** The numbers agree, the entries do not: altered, or everything behind has moved. */
  #compareContents(sealed: SealedText, stored: SealedText): void {
    const { sealed: sealedSide, stored: storedSide } = this.#sides;
    for (let distance = 1; distance <= reach && !this.#agree(1, 1); distance += 1) {
      if (this.#agree(distance, 0)) {
        this.#report('removed', sealed.seq, sealed.seq + distance - 1);
        this.#shift += distance;
        sealedSide.take(distance);
        return;
      }
      if (this.#agree(0, distance)) {
        this.#report('inserted', stored.seq, stored.seq + distance - 1);
        this.#shift -= distance;
        storedSide.take(distance);
        return;
      }
    }
    this.#report('altered', sealed.seq);
    sealedSide.take();
    storedSide.take();
  }

  /** Whether two entries, so far ahead on either side, say the same, whatever their numbers. */
  #agree(sealedAhead: number, storedAhead: number): boolean {
    const sealed = this.#sides.sealed.peek(sealedAhead);
    const stored = this.#sides.stored.peek(storedAhead);
    return sealed instanceof SealedText && sealed.content === stored?.content;
  }

  async #compareBlock({ height, firstSeq, lastSeq, merkleRoot }: SealedBlock): Promise<void> {
    this.#sides.sealed.take();
    const { root, whole } = await this.#walk(firstSeq, lastSeq);
    // Where a number is missing or too many, that says which entry it was; a root cannot.
    if (whole && merkleRoot !== undefined && root !== merkleRoot)
      this.#sides.findings.add({ kind: 'altered', where: 'database', height });
  }

  /** Takes the database's entries of a range, which run without a gap, and the root over them. */
  async #walk(firstSeq: number, lastSeq: number): Promise<{ root: string; whole: boolean }> {
    const { stored: side } = this.#sides;
    const tree = new GrowingTree();
    let [expected, whole] = [firstSeq, true];
    const fault = (kind: Finding['kind'], seq: number, last = seq) => {
      this.#report(kind, seq, last);
      whole = false;
    };
    for (;;) {
      if (!side.has(1)) await side.fill(1);
      const stored = side.peek();
      const seq = stored ? stored.seq + this.#shift : Infinity;
      if (!stored || seq > lastSeq) break;
      side.take();
      if (seq < expected) fault('inserted', stored.seq);
      else {
        if (seq > expected) fault('removed', expected, seq - 1);
        tree.add(stored.leafAs(seq));
        expected = seq + 1;
      }
    }
    if (expected <= lastSeq && lastSeq !== Infinity) fault('removed', expected, lastSeq);
    return { root: tree.root(), whole };
  }

  #report(kind: Finding['kind'], seq: number, lastSeq = seq): void {
    const last = lastSeq > seq ? { lastSeq } : {};
    this.#sides.findings.add({ kind, where: 'database', seq, ...last });
  }
}
