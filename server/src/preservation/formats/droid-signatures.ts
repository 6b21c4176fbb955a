import { readFile, stat } from 'node:fs/promises';
import { childOf, childrenOf, readXml, type XmlNode } from '../xml/read-xml.ts';
import { bytePattern, PatternFault, reversedPattern } from './byte-pattern.ts';
import { type ByteSequence, type FileEnds, occursIn, type Slot } from './byte-sequence.ts';
import { type FileFormat, fileFormat } from './file-format.ts';

/** An operator's DROID signature file, ready to be held against files. */
export type DroidSignatures = {
  readonly version: string;
  readonly formats: readonly DroidFormat[];
  /** Signatures that use what is not read here; their formats are known by the others only. */
  readonly unread: number;
};

type DroidFormat = FileFormat & {
  readonly id: string;
  readonly over: readonly string[];
  readonly signatures: readonly (readonly ByteSequence[])[];
};

/** The file is not what it should be; the message is a sentence for the operator. */
export class SignatureFileFault extends Error {
  override readonly name = 'SignatureFileFault';
}

// The National Archives' own of 2026 has 4 MB.
const mostBytes = 64 * 2 ** 20;

export async function readDroidSignatures(path: string): Promise<DroidSignatures> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : 0),
    () => undefined,
  );
  if (size === undefined) throw new SignatureFileFault(`没有签名文件 ${path}。`);
  if (size > mostBytes) throw new SignatureFileFault(`签名文件 ${path} 超过 64 MB，未读取。`);
  const { root, violations } = await readXml(await readFile(path));
  if (root?.name !== 'FFSignatureFile') {
    const reason = violations[0] ? `第 ${violations[0].line} 行：${violations[0].message}` : '';
    throw new SignatureFileFault(
      `${path} 不是 DROID 签名文件（根元素应为 FFSignatureFile）。${reason}`,
    );
  }
  return compile(root, path);
}

/** Formats of the operator's file that a file is one of, those left out that another one outranks. */
export function droidMatches({ formats }: DroidSignatures, ends: FileEnds): FileFormat[] {
  const matching = formats.filter(({ signatures }) =>
    signatures.some((sequences) => sequences.every((sequence) => occursIn(ends, sequence))),
  );
  const outranked = new Set(matching.flatMap(({ over }) => over));
  return matching
    .filter(({ id }) => !outranked.has(id))
    .map(({ puid, name, version, mediaType, extensions }) => ({
      ...{ puid, name, version, mediaType, extensions },
    }));
}

function compile(root: XmlNode, path: string): DroidSignatures {
  const signatures = new Map<string, ByteSequence[]>();
  let unread = 0;
  for (const node of childrenOf(childOf(root, 'InternalSignatureCollection'), 'InternalSignature'))
    try {
      const sequences = childrenOf(node, 'ByteSequence').map(sequenceOf);
      if (sequences.length > 0) signatures.set(attributesOf(node).ID ?? '', sequences);
    } catch (error) {
      if (!(error instanceof PatternFault)) throw error;
      unread += 1;
    }
  const formats = childrenOf(childOf(root, 'FileFormatCollection'), 'FileFormat').map((node) =>
    formatOf(node, signatures),
  );
  if (formats.length === 0 || signatures.size === 0)
    throw new SignatureFileFault(`签名文件 ${path} 中没有可用的格式或签名。`);
  return { version: attributesOf(root).Version ?? '', formats, unread };
}

function formatOf(node: XmlNode, known: ReadonlyMap<string, ByteSequence[]>): DroidFormat {
  const { ID = '', PUID, Name = '', Version, MIMEType } = attributesOf(node);
  const texts = (name: string) => childrenOf(node, name).map(({ text }) => text.trim());
  const mediaType = MIMEType?.split(',')[0]?.trim();
  const format = fileFormat(
    PUID || null,
    Name,
    Version || null,
    mediaType || 'application/octet-stream',
    texts('Extension').join(' ').toLowerCase(),
  );
  const signatures = texts('InternalSignatureID').flatMap((id) => {
    const sequences = known.get(id);
    return sequences ? [sequences] : [];
  });
  return { ...format, id: ID, over: texts('HasPriorityOverFileFormatID'), signatures };
}

function sequenceOf(node: XmlNode): ByteSequence {
  const parts = childrenOf(node, 'SubSequence').toSorted(byPosition);
  if (parts.length === 0) throw new PatternFault('没有 SubSequence');
  const reference = attributesOf(node).Reference ?? 'Variable';
  if (reference === 'EOFoffset')
    return { from: 'end', slots: parts.toReversed().flatMap((part) => slotsOf(part, true)) };
  if (reference === 'BOFoffset')
    return { from: 'start', slots: parts.flatMap((part) => slotsOf(part, false)) };
  const [first = [], ...others] = parts.flatMap((part) => slotsOf(part, false));
  const anywhere = first.map((one) => ({ ...one, least: 0, most: Infinity }));
  return { from: 'anywhere', slots: [anywhere, ...others] };
}

/** Any of them may be absent: the file is somebody else's. */
const attributesOf = ({ attributes }: XmlNode): Partial<Record<string, string>> => attributes;

const byPosition = (one: XmlNode, other: XmlNode) =>
  Number(attributesOf(one).Position ?? 0) - Number(attributesOf(other).Position ?? 0);

/**
 * A subsequence with its fragments. Offsets count to its outer edge: the leftmost fragment from the
 * start, the rightmost from the end. The gap of a fragment lies between it and its inner neighbour.
 */
function slotsOf(node: XmlNode, backward: boolean): Slot[] {
  const text = childOf(node, 'Sequence')?.text ?? '';
  const { SubSeqMinOffset, SubSeqMaxOffset } = node.attributes;
  const left = fragmentsOf(node, 'LeftFragment').toReversed();
  const right = fragmentsOf(node, 'RightFragment');
  const main: Fragment[] = [{ text, least: 0, most: 0 }];
  // Read outward in, each gap belongs to the neighbour on the far side of it.
  const inward = backward ? right.toReversed() : left;
  const outward = backward ? left.toReversed() : right;
  const gaps = [
    [{ least: numberOf(SubSeqMinOffset, 0), most: numberOf(SubSeqMaxOffset, Infinity) }],
    ...inward,
  ];
  const entered = [...inward, main].map((alternatives, index) =>
    slotOf(alternatives, gaps[index] ?? [], backward),
  );
  return [
    ...entered,
    ...outward.map((alternatives) => slotOf(alternatives, alternatives, backward)),
  ];
}

type Gap = { readonly least: number; readonly most: number };
type Fragment = Gap & { readonly text: string };

function slotOf(alternatives: readonly Fragment[], gaps: readonly Gap[], backward: boolean): Slot {
  const least = Math.min(...gaps.map((gap) => gap.least));
  const most = Math.max(...gaps.map((gap) => gap.most));
  return alternatives.map(({ text }) => {
    const pattern = bytePattern(text);
    return { pattern: backward ? reversedPattern(pattern) : pattern, least, most };
  });
}

/** Fragments by position, those of one position being alternatives. */
function fragmentsOf(node: XmlNode, name: string): Fragment[][] {
  const positions = new Map<number, Fragment[]>();
  for (const fragment of childrenOf(node, name).toSorted(byPosition)) {
    const { Position, MinOffset, MaxOffset } = attributesOf(fragment);
    const place = numberOf(Position, 1);
    const alternatives = positions.get(place) ?? [];
    positions.set(place, alternatives);
    alternatives.push({
      text: fragment.text,
      least: numberOf(MinOffset, 0),
      most: numberOf(MaxOffset, Infinity),
    });
  }
  return [...positions.values()];
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new PatternFault(`“${text}”不是位置`);
  return number;
}
