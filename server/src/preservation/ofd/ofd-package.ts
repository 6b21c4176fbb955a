import { createHash, type Hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { nameOfEntry, whyUnsafeEntry } from '../zip-entry.ts';

/** What an OFD may hold; what unfolds to more is meant to harm. */
export const ofdLimits = {
  entries: 20_000,
  bytes: 2 ** 30,
  timesItsSize: 200,
  allowance: 64 * 2 ** 20,
  /** One document in XML, or one signature, held in memory. */
  held: 32 * 2 ** 20,
};

/** Why a package is not read at all, in the words of a report. */
export class OfdRefused extends Error {
  override readonly name = 'OfdRefused';
}

/** The files of an OFD (GB/T 33190-2016, 7.1), read one by one where they lie in the ZIP. */
export type OfdPackage = {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** Bytes once unpacked; nothing where it is not there. */
  readonly sizeOf: (name: string) => number | null;
  readonly read: (name: string) => Promise<Buffer>;
  readonly digest: (name: string, algorithm: string) => Promise<Buffer>;
  readonly close: () => void;
};

const asItIs = { decodeStrings: false, lazyEntries: true, autoClose: false } as const;

export async function openOfd(path: string, limits = ofdLimits): Promise<OfdPackage> {
  const { size } = await stat(path);
  return packageIn(() => openPromise(path, asItIs), size, limits);
}

/** An OFD inside of another: the picture of a seal may be one. */
export async function openOfdBytes(bytes: Uint8Array, limits = ofdLimits): Promise<OfdPackage> {
  return packageIn(() => fromBufferPromise(Buffer.from(bytes), asItIs), bytes.byteLength, limits);
}

async function packageIn(open: () => Promise<ZipFile>, size: number, limits: typeof ofdLimits) {
  // Whatever is wrong with it: it cannot be opened as what it says it is.
  const zip = await open().catch(() => {
    throw new OfdRefused('OFD 文件已损坏，或不是 ZIP');
  });
  try {
    const budget = Math.min(limits.bytes, size * limits.timesItsSize + limits.allowance);
    const entries = await listEntries(zip, limits.entries, budget);
    return packageOf(zip, entries, limits.held);
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** A path in an OFD: from the root with a slash, else from the folder of the file that names it (7.3). */
export function resolveLoc(loc: string, from: string): string {
  const path = loc.trim().replaceAll('\\', '/');
  return posix
    .normalize(path.startsWith('/') ? path : posix.join('/', posix.dirname(from), path))
    .slice(1);
}

async function listEntries(zip: ZipFile, most: number, budget: number) {
  if (zip.entryCount > most) throw new OfdRefused(`OFD 内多于 ${most} 个文件`);
  const entries = new Map<string, Entry>();
  let left = budget;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOfEntry(entry);
      if (name === undefined) throw new OfdRefused('OFD 内有文件名编码无法识别');
      const reason = whyUnsafeEntry(name, entry);
      if (reason) throw new OfdRefused(`OFD 内的“${name}”${reason}`);
      if (name.endsWith('/')) continue;
      // Two files of one name: one is verified, the other is shown.
      if (entries.has(name)) throw new OfdRefused(`OFD 内有两个“${name}”，不知以哪个为准`);
      left -= entry.uncompressedSize;
      if (left < 0) throw new OfdRefused('OFD 解压后的大小远超文件本身，疑为压缩炸弹');
      entries.set(name, entry);
    }
  } catch (error) {
    if (error instanceof OfdRefused) throw error;
    throw new OfdRefused('OFD 文件已损坏，或不是 ZIP');
  }
  return entries;
}

function packageOf(zip: ZipFile, entries: Map<string, Entry>, held: number): OfdPackage {
  /** yauzl ends the stream where more comes out than the entry claims. */
  async function* bytesOf(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (!entry) throw new OfdRefused(`OFD 内没有“${name}”`);
    try {
      yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
    } catch {
      throw new OfdRefused(`OFD 内的“${name}”已损坏，无法解压`);
    }
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? null,
    async read(name) {
      if ((entries.get(name)?.uncompressedSize ?? 0) > held)
        throw new OfdRefused(`OFD 内的“${name}”过大`);
      const chunks: Buffer[] = [];
      for await (const chunk of bytesOf(name)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    async digest(name, algorithm) {
      const hash: Hash = createHash(algorithm);
      for await (const chunk of bytesOf(name)) hash.update(chunk);
      return hash.digest();
    },
    close: () => zip.close(),
  };
}
