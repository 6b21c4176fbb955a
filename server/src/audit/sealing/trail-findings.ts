import type { TrailFinding } from '@lantai/contract/audit/trail.ts';

/** A finding before it is put in words. */
export type Finding = Omit<TrailFinding, 'message'>;

const listed = 200;

/**
 * Collects what is wrong. Neighbours become one finding, because whoever removed a thousand entries
 * did one thing; beyond `listed` they are only counted, so that memory stays bounded.
 */
export class TrailFindings {
  readonly #findings: Finding[] = [];
  leftOut = 0;

  add(finding: Finding): void {
    const last = this.#findings.at(-1);
    const joined = last && joinNeighbours(last, finding);
    if (joined) this.#findings.splice(-1, 1, joined);
    else if (this.#findings.length < listed) this.#findings.push(finding);
    else this.leftOut += 1;
  }

  get none(): boolean {
    return this.#findings.length === 0;
  }

  /** In words: first the entries by number, which is what everyone asks for; then blocks by height. */
  list(): TrailFinding[] {
    const last = Number.MAX_SAFE_INTEGER;
    return this.#findings
      .toSorted(
        (one, other) =>
          (one.seq ?? last) - (other.seq ?? last) || (one.height ?? last) - (other.height ?? last),
      )
      .map((finding) => ({ ...finding, message: findingSentence(finding) }));
  }
}

function joinNeighbours(one: Finding, next: Finding): Finding | undefined {
  if (one.kind !== next.kind || one.where !== next.where) return undefined;
  if (one.seq !== undefined && next.seq !== undefined)
    return (one.lastSeq ?? one.seq) + 1 === next.seq
      ? { ...one, lastSeq: next.lastSeq ?? next.seq }
      : undefined;
  const bothBlocks = one.seq === undefined && next.seq === undefined;
  if (!bothBlocks || one.height === undefined || next.height === undefined) return undefined;
  return (one.lastHeight ?? one.height) + 1 === next.height
    ? { ...one, lastHeight: next.lastHeight ?? next.height }
    : undefined;
}

/** One finding as a sentence for the auditor. */
export function findingSentence(finding: Finding): string {
  const place = finding.where === 'database' ? '库中' : '块文件中';
  const blocks = `第 ${range(finding.height, finding.lastHeight)} 块`;
  const entries = `${place}第 ${range(finding.seq, finding.lastSeq)} 条`;
  switch (finding.kind) {
    case 'altered':
      return finding.seq === undefined
        ? `${place}${blocks}内有记录被改动，已无从指出是哪一条。`
        : `${entries}被改动，与封存时不一致。`;
    case 'removed':
      return `${entries}被删除。`;
    case 'inserted':
      return `${entries}是后来插入的。`;
    case 'block-altered':
      return `${place}${blocks}的块头被改动。`;
    case 'block-missing':
      return `${place}没有${blocks}。`;
    case 'block-inserted':
      return `${place}多出${blocks}。`;
    case 'chain-broken':
      return `${place}${blocks}与前一块不相接。`;
    case 'head-altered':
      return `${place}的末尾序号被改动，与记录不符。`;
  }
}

function range(first = 0, last = first): string {
  return last === first ? `${first}` : `${first}—${last}`;
}
