import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { openZipDirectory } from '../containers/zip-directory.ts';
import type { Probe } from '../identification.ts';
import { damaged, encrypted, notProbed, readable } from './probe-result.ts';

/** Parts without which a reader cannot open it. */
const required: readonly (readonly [RegExp, readonly RegExp[]])[] = [
  [/wordprocessingml/, [/^\[Content_Types\]\.xml$/, /^_rels\/\.rels$/, /^word\/document\d*\.xml$/]],
  [/spreadsheetml/, [/^\[Content_Types\]\.xml$/, /^_rels\/\.rels$/, /^xl\/workbook\.(?:xml|bin)$/]],
  [/presentationml/, [/^\[Content_Types\]\.xml$/, /^_rels\/\.rels$/, /^ppt\/presentation\.xml$/]],
  [/opendocument/, [/^mimetype$/, /^META-INF\/manifest\.xml$/, /^content\.xml$/]],
  [/ofd$/, [/^OFD\.xml$/i, /Document\.xml$/i]],
  [/epub/, [/^mimetype$/, /^META-INF\/container\.xml$/]],
];

// As for packages: what unfolds to more than two hundred times its size is meant to harm.
const [timesItsSize, allowance] = [200, 64 * 2 ** 20];
const mostBytes = 4 * 2 ** 30;

/** Whether the parts a reader needs are there, and every part unpacks to what its sum says. */
export async function probeZip(path: string, mediaType: string): Promise<Probe> {
  try {
    await using directory = await openZipDirectory(path);
    const { entries, zip, beginning } = directory;
    const facts = { parts: entries.size };
    const [, needed = []] = required.find(([type]) => type.test(mediaType)) ?? [];
    const names = [...entries.keys()];
    const missing = needed.find((part) => !names.some((name) => part.test(name)));
    if (missing) return damaged(`缺少部分 ${plainName(missing)}`, facts);
    if ([...entries.values()].some((entry) => entry.isEncrypted()))
      return encrypted('其中的部分已加密', facts);
    // ODF encrypts part by part and says so in its manifest (ISO/IEC 26300-3, 4.4).
    if ((await beginning('META-INF/manifest.xml'))?.includes('manifest:encryption-data'))
      return encrypted('文档已加密，需要口令', facts);
    return (await unpackAll(zip, entries, facts)) ?? readable(facts);
  } catch (error) {
    if (error instanceof RangeError) return notProbed(error.message);
    return damaged('压缩包的目录已损坏或不完整');
  }
}

async function unpackAll(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  facts: Record<string, number>,
): Promise<Probe | undefined> {
  let [packed, unpacked] = [0, 0];
  for (const { compressedSize, uncompressedSize } of entries.values()) {
    packed += compressedSize;
    unpacked += uncompressedSize;
  }
  if (unpacked > Math.min(packed * timesItsSize + allowance, mostBytes))
    return damaged('解压后的大小远超压缩包，疑为压缩炸弹', facts);
  for (const [name, entry] of entries) {
    if (name.endsWith('/')) continue;
    const sum = await sumOf(zip, entry).catch(() => undefined);
    if (sum === undefined) return damaged(`部分 ${name} 解不开`, facts);
    if (sum !== entry.crc32) return damaged(`部分 ${name} 校验不符`, facts);
  }
  return undefined;
}

/** yauzl ends the stream where more comes out than the entry claims. */
async function sumOf(zip: ZipFile, entry: Entry): Promise<number> {
  let sum = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const piece of stream as AsyncIterable<Buffer>) sum = crc32(piece, sum);
  return sum;
}

const plainName = ({ source }: RegExp) => source.replaceAll(/[\^$\\]|\(\?:[^)]*\)|d\*/g, '');
