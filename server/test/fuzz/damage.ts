import fc from 'fast-check';
import { type Unzipped, unzipSync, zipSync } from 'fflate';
import { damagedXml } from './damaged-xml.ts';

/** One thing done to a file; places are parts of its length, so that it fits a file of any size. */
type Damage = {
  readonly kind: 'flip' | 'put' | 'cut' | 'drop' | 'repeat' | 'blank' | 'swap' | 'number';
  readonly at: number;
  readonly to: number;
  readonly value: number;
};

/**
 * Where a container is damaged: its own bytes, one of its parts packed anew, or the name of one. `markup`: what a
 * document in XML says; `held`: a font, a picture, or whatever else is no XML.
 */
export type Injury = {
  readonly where: 'outside' | 'inside' | 'name' | 'markup' | 'held';
  readonly part: number;
  readonly damages: readonly Damage[];
};

// Without the bias to small numbers that finds faults in arithmetic: every place is as likely to be hit.
const place = fc.noBias(fc.nat({ max: 2 ** 24 - 1 })).map((number) => number / 2 ** 24);

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('flip', 'put', 'cut', 'drop', 'repeat', 'blank', 'swap', 'number'),
  at: place,
  to: place,
  value: fc.nat({ max: 2 ** 32 - 1 }),
});

export const injury: fc.Arbitrary<Injury> = fc.record({
  where: fc.constantFrom('outside', 'inside', 'inside', 'name'),
  part: place,
  damages: fc.array(damage, { minLength: 1, maxLength: 8 }),
});

/** The same for containers of XML, damaged mostly in what their documents say and hold. */
export const markupInjury: fc.Arbitrary<Injury> = fc.record({
  where: fc.constantFrom('outside', 'inside', 'name', 'markup', 'markup', 'markup', 'held', 'held'),
  part: place,
  damages: fc.array(damage, { minLength: 1, maxLength: 8 }),
});

/** Names that lead out of a folder, or nowhere. `fuzz-escape` is what the test looks for afterwards. */
const hostileNames = [
  '../fuzz-escape',
  '../../../../fuzz-escape',
  '/tmp/fuzz-escape',
  '..\\fuzz-escape',
  'a/../../fuzz-escape',
  'C:\\fuzz-escape',
  'fuzz-escape\0.txt',
  `${'a/'.repeat(300)}fuzz-escape`,
  '.',
];

/** The bytes after the injury. A container that cannot be taken apart is damaged from outside. */
export function injured(bytes: Uint8Array, { where, part, damages }: Injury): Uint8Array {
  const parts = where === 'outside' ? null : partsOf(bytes);
  if (!parts) return damages.reduce(damaged, Buffer.from(bytes));
  const names = Object.keys(parts).filter(
    (name) => !(where === 'markup' || where === 'held') || isXml(name) === (where === 'markup'),
  );
  const name =
    where === 'markup' ? bySize(names, parts, part) : names[Math.floor(part * names.length)];
  const content = name === undefined ? undefined : parts[name];
  if (name === undefined || content === undefined) return bytes;
  const { [name]: _, ...others } = parts;
  if (where === 'inside' || where === 'held')
    return zipSync({ ...others, [name]: damages.reduce(damaged, Buffer.from(content)) });
  if (where === 'markup')
    return zipSync({ ...others, [name]: damages.reduce(damagedMarkup, Buffer.from(content)) });
  const hostile = hostileNames[(damages[0]?.value ?? 0) % hostileNames.length] ?? '';
  return zipSync({ ...others, [hostile]: content });
}

/** Where most is said, most is damaged. */
function bySize(names: readonly string[], parts: Unzipped, part: number): string | undefined {
  const sizes = names.map((name) => parts[name]?.length ?? 0);
  let left = part * sizes.reduce((sum, size) => sum + size, 0);
  return names.find((_, at) => {
    left -= sizes[at] ?? 0;
    return left < 0;
  });
}

const isXml = (name: string) => /\.xml$/i.test(name);

const damagedMarkup = (bytes: Buffer, { at, to, value }: Damage) =>
  Buffer.from(damagedXml(bytes.toString(), { at, to, value }));

function partsOf(bytes: Uint8Array): Unzipped | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  return unzipSync(bytes);
}

function damaged(bytes: Buffer, { kind, at, to, value }: Damage): Buffer {
  const place = Math.floor(at * bytes.length);
  const length = 1 + Math.floor(to * Math.min(2000, bytes.length - place));
  const other = Math.floor(to * bytes.length);
  const before = bytes.subarray(0, place);
  const piece = bytes.subarray(place, place + length);
  const after = bytes.subarray(place + length);
  switch (kind) {
    case 'flip':
      return replaced(bytes, place, Buffer.of((bytes[place] ?? 0) ^ (1 << (value % 8))));
    case 'put':
      return replaced(bytes, place, Buffer.of(value % 256));
    case 'number':
      return replaced(bytes, place, boundary(value));
    case 'cut':
      return before;
    case 'drop':
      return Buffer.concat([before, after]);
    case 'repeat':
      return Buffer.concat([
        before,
        ...Array.from({ length: 1 + (value % 50) }, () => piece),
        after,
      ]);
    case 'blank':
      return Buffer.concat([before, Buffer.alloc(piece.length, value % 2 ? 0xff : 0), after]);
    case 'swap':
      return replaced(
        replaced(bytes, place, Buffer.of(bytes[other] ?? 0)),
        other,
        Buffer.of(bytes[place] ?? 0),
      );
  }
}

/** A length or a count at the edge of what its type holds: where readers add before they compare. */
function boundary(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  const edges = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];
  const edge = edges[value % edges.length] ?? 0;
  if (value & 0x100) bytes.writeUInt32BE(edge);
  else bytes.writeUInt32LE(edge);
  return bytes;
}

function replaced(bytes: Buffer, at: number, by: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  by.copy(copy, Math.min(at, Math.max(0, copy.length - by.length)));
  return copy;
}
