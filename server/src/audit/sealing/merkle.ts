import { sm3 } from './sm3.ts';

// RFC 6962, 2.1: leaves and nodes are hashed under different first bytes, so that no entry can pass
// for a node. The hash is SM3, as everywhere here.
const leafMark = Buffer.of(0);
const nodeMark = Buffer.of(1);

export type PathStep = { readonly side: 'left' | 'right'; readonly hash: string };

export function leafHash(text: string): string {
  return sm3(Buffer.concat([leafMark, Buffer.from(text, 'utf8')]));
}

function nodeHash(left: string, right: string): string {
  return sm3(Buffer.concat([nodeMark, Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]));
}

/** The root over leaves that come one by one; keeps one hash for each level of the tree. */
export class GrowingTree {
  /** Complete subtrees from left to right, each smaller than the one before it. */
  readonly #subtrees: { size: number; hash: string }[] = [];

  add(leaf: string): void {
    let joined = { size: 1, hash: leaf };
    for (
      let left = this.#subtrees.at(-1);
      left?.size === joined.size;
      left = this.#subtrees.at(-1)
    ) {
      this.#subtrees.pop();
      joined = { size: joined.size * 2, hash: nodeHash(left.hash, joined.hash) };
    }
    this.#subtrees.push(joined);
  }

  /** The root of what was added; SM3 of nothing for an empty tree (RFC 6962, 2.1). */
  root(): string {
    const hashes = this.#subtrees.map(({ hash }) => hash);
    return hashes.length === 0
      ? sm3('')
      : hashes.reduceRight((right, left) => nodeHash(left, right));
  }
}

export function merkleRoot(leaves: Iterable<string>): string {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** What is needed, beside leaf `index`, to compute the root: from the leaf upwards. */
export function inclusionPath(leaves: readonly string[], index: number): PathStep[] {
  if (leaves.length <= 1) return [];
  // RFC 6962, 2.1: the left part is the largest power of two smaller than the whole.
  const middle = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return index < middle
    ? [...inclusionPath(left, index), { side: 'right', hash: merkleRoot(right) }]
    : [...inclusionPath(right, index - middle), { side: 'left', hash: merkleRoot(left) }];
}

export function isIncluded(leaf: string, path: readonly PathStep[], root: string): boolean {
  const top = path.reduce(
    (hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)),
    leaf,
  );
  return top === root;
}
