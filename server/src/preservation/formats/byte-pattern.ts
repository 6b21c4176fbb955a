/** What one byte may be: exactly this one, or any of those flagged in a set of 256. */
type ByteTest = number | Uint8Array;

/** A run of bytes, some of them open; `literal` is its longest exact part, to search by. */
export type BytePattern = {
  readonly tests: readonly ByteTest[];
  readonly literal: Buffer;
  readonly literalAt: number;
};

/** A pattern that is not written as PRONOM writes them, or uses what is not read here. */
export class PatternFault extends Error {
  override readonly name = 'PatternFault';
}

const anyByte = new Uint8Array(256).fill(1);
const token =
  /\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<any>\?\?)|\[(?<set>[^\]]*)\]|\((?<choice>[^)]*)\)|(?<hex>[0-9A-Fa-f]{2}))/y;

/** `25504446`, `"%PDF"`, `[30:39]`, `[!00]`, `(0A|0D)`, `??`: the bytes as PRONOM writes them. */
export function bytePattern(text: string): BytePattern {
  const tests: ByteTest[] = [];
  token.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    token.lastIndex = at;
    const { groups } = token.exec(text) ?? {};
    if (!groups) throw new PatternFault(`无法识别“${text.slice(at, at + 20)}”`);
    tests.push(...testsOf(groups));
    at = token.lastIndex;
  }
  if (tests.length === 0) throw new PatternFault('没有字节');
  return { tests, ...longestLiteral(tests) };
}

/** The same bytes from behind, for what is counted from the end of a file. */
export function reversedPattern({ tests }: BytePattern): BytePattern {
  const reversed = tests.toReversed();
  return { tests: reversed, ...longestLiteral(reversed) };
}

export function fitsAt(bytes: Buffer, { tests }: BytePattern, at: number): boolean {
  if (at < 0 || at + tests.length > bytes.length) return false;
  return tests.every((test, index) => {
    const byte = bytes[at + index] ?? 0;
    return typeof test === 'number' ? byte === test : test[byte] === 1;
  });
}

/** How much a pattern says: exact bytes count whole, open ones not at all. */
export function weightOf({ tests }: BytePattern): number {
  return tests.filter((test) => test !== anyByte).length;
}

function testsOf(groups: Partial<Record<string, string>>): ByteTest[] {
  const quoted = groups.double ?? groups.single;
  if (quoted !== undefined) return [...Buffer.from(quoted, 'latin1')];
  if (groups.any !== undefined) return [anyByte];
  if (groups.hex !== undefined) return [Number.parseInt(groups.hex, 16)];
  if (groups.set !== undefined) return [byteSet(groups.set)];
  return [byteSet(groups.choice ?? '')];
}

/** `!` turns a set around; `30:39` is a range. Sets of longer values are not read. */
function byteSet(text: string): Uint8Array {
  const negated = /^\s*[!~]/.test(text);
  const set = new Uint8Array(256).fill(negated ? 1 : 0);
  const items = text
    .replace(/^\s*[!~]/, '')
    .split(/[\s|,]+/)
    .filter((item) => item !== '');
  if (items.length === 0) throw new PatternFault(`空的取值“[${text}]”`);
  for (const item of items) {
    const [first = '', last = first] = item.split(':');
    const [from, to] = [byteOf(first), byteOf(last)];
    set.fill(negated ? 0 : 1, from, to + 1);
  }
  return set;
}

function byteOf(text: string): number {
  const quoted = /^(?:"(.)"|'(.)')$/.exec(text);
  if (quoted) return Buffer.from(quoted[1] ?? quoted[2] ?? '', 'latin1')[0] ?? 0;
  if (!/^[0-9A-Fa-f]{2}$/.test(text)) throw new PatternFault(`无法识别的取值“${text}”`);
  return Number.parseInt(text, 16);
}

function longestLiteral(tests: readonly ByteTest[]): { literal: Buffer; literalAt: number } {
  let best: { literalAt: number; bytes: number[] } = { literalAt: 0, bytes: [] };
  let current: number[] = [];
  for (const [index, test] of tests.entries()) {
    if (typeof test === 'number') current.push(test);
    else current = [];
    if (current.length > best.bytes.length)
      best = { literalAt: index + 1 - current.length, bytes: [...current] };
  }
  return { literal: Buffer.from(best.bytes), literalAt: best.literalAt };
}
