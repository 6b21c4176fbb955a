import { ConversionFault } from '../conversion-fault.ts';
import { type Raster, requireSize } from './raster.ts';

type Frame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly palette: Buffer;
  readonly transparent: number | null;
  readonly indexes: Uint8Array;
};

/** A still GIF (GIF89a). An animation is refused: one of its frames is not the document. */
export function readGif(bytes: Buffer): Raster {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)))
    throw new ConversionFault('不是 GIF 图像');
  const width = bytes.readUInt16LE(6);
  const height = bytes.readUInt16LE(8);
  requireSize(width, height);
  const [frame, second] = framesOf(bytes);
  if (!frame) throw new ConversionFault('GIF 图像中没有画面');
  if (second) throw new ConversionFault('动画 GIF，不能转为静态图像');
  return { width, height, pixels: paint(frame, width, height) };
}

function* framesOf(bytes: Buffer): Generator<Frame> {
  const flags = bytes[10] ?? 0;
  let at = 13;
  let global: Buffer = Buffer.alloc(0);
  if (flags & 0x80) {
    const length = 3 * 2 ** ((flags & 7) + 1);
    global = bytes.subarray(at, at + length);
    at += length;
  }
  let transparent: number | null = null;
  while (at < bytes.byteLength) {
    const kind = bytes[at];
    if (kind === 0x3b) return;
    if (kind === 0x21) {
      const isControl = bytes[at + 1] === 0xf9;
      if (isControl) transparent = (bytes[at + 3] ?? 0) & 1 ? (bytes[at + 6] ?? 0) : null;
      at = blocksAt(bytes, at + 2).end;
    } else if (kind === 0x2c) {
      const own = bytes[at + 9] ?? 0;
      const ownLength = own & 0x80 ? 3 * 2 ** ((own & 7) + 1) : 0;
      const codesAt = at + 10 + ownLength;
      const { data, end } = blocksAt(bytes, codesAt + 1);
      const [left, top, width, height] = [1, 3, 5, 7].map((step) => bytes.readUInt16LE(at + step));
      const size = { left: left ?? 0, top: top ?? 0, width: width ?? 0, height: height ?? 0 };
      requireSize(size.width, size.height);
      yield {
        ...size,
        interlaced: (own & 0x40) !== 0,
        palette: ownLength ? bytes.subarray(at + 10, codesAt) : global,
        transparent,
        indexes: unpack(data, bytes[codesAt] ?? 0, size.width * size.height),
      };
      transparent = null;
      at = end;
    } else throw new ConversionFault('GIF 图像损坏');
  }
}

/** Sub-blocks, each with its length before it, up to one of length nought. */
function blocksAt(bytes: Buffer, start: number): { data: Buffer; end: number } {
  const parts: Buffer[] = [];
  let at = start;
  for (let length = bytes[at]; length; length = bytes[at]) {
    parts.push(bytes.subarray(at + 1, at + 1 + length));
    at += length + 1;
  }
  return { data: Buffer.concat(parts), end: at + 1 };
}

/** LZW with codes of growing length (GIF89a, appendix F). */
function unpack(data: Buffer, minimum: number, count: number): Uint8Array {
  if (minimum < 2 || minimum > 8) throw new ConversionFault('GIF 图像损坏');
  const clear = 2 ** minimum;
  const indexes = new Uint8Array(count);
  let filled = 0;
  let table: Uint8Array[] = [];
  let width = minimum + 1;
  let before: Uint8Array | undefined;
  let held = 0;
  let bits = 0;
  const restart = () => {
    table = Array.from({ length: clear + 2 }, (_, index) => Uint8Array.of(index));
    width = minimum + 1;
    before = undefined;
  };
  restart();
  for (const byte of data) {
    held |= byte << bits;
    bits += 8;
    while (bits >= width) {
      const code = held & (2 ** width - 1);
      held >>>= width;
      bits -= width;
      if (code === clear + 1 || filled >= count) return indexes;
      if (code === clear) {
        restart();
        continue;
      }
      const entry: Uint8Array | undefined =
        table[code] ?? (before && Uint8Array.of(...before, before[0] ?? 0));
      if (!entry || code > table.length) throw new ConversionFault('GIF 图像损坏');
      if (before && table.length < 4096) table.push(Uint8Array.of(...before, entry[0] ?? 0));
      indexes.set(entry.subarray(0, count - filled), filled);
      filled += entry.length;
      before = entry;
      if (table.length === 2 ** width && width < 12) width += 1;
    }
  }
  if (filled < count) throw new ConversionFault('GIF 图像不完整');
  return indexes;
}

function paint(frame: Frame, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  const rows = frame.interlaced ? interlacedRows(frame.height) : undefined;
  for (const [place, index] of frame.indexes.entries()) {
    const line = Math.floor(place / frame.width);
    const x = frame.left + (place % frame.width);
    const y = frame.top + (rows?.[line] ?? line);
    if (x >= width || y >= height || index === frame.transparent) continue;
    const to = (y * width + x) * 4;
    pixels.set(frame.palette.subarray(index * 3, index * 3 + 3), to);
    pixels[to + 3] = 255;
  }
  return pixels;
}

/** Every 8th row, every 8th from the 4th, every 4th from the 2nd, every 2nd from the 1st. */
function interlacedRows(height: number): number[] {
  const passes = [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ] as const;
  return passes.flatMap(([first, step]) =>
    Array.from(
      { length: Math.ceil(Math.max(height - first, 0) / step) },
      (_, n) => first + n * step,
    ),
  );
}
