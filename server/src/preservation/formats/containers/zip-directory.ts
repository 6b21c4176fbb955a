import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** What a ZIP says of its parts; the parts themselves are read only when asked for, and only so far. */
export type ZipDirectory = AsyncDisposable & {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The beginning of a part as text; null where there is none or it cannot be unpacked. */
  readonly beginning: (name: string) => Promise<string | null>;
  readonly zip: ZipFile;
};

// A workbook of a thousand sheets has some five thousand parts.
const mostEntries = 50_000;
// What tells a format stands at the beginning; a bomb is not unpacked further than this.
const mostUnpacked = 256 * 1024;

/** Reads the directory at the end of a ZIP (APPNOTE 6.3.10, 4.3.12); throws where there is none. */
export async function openZipDirectory(path: string): Promise<ZipDirectory> {
  const zip = await openPromise(path, {
    ...{ lazyEntries: true, decodeStrings: false },
    // Parts are read after the last entry has been seen.
    autoClose: false,
  });
  try {
    if (zip.entryCount > mostEntries) throw new RangeError(`多于 ${mostEntries} 个部分`);
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(nameOf(entry), entry);
    return {
      entries,
      zip,
      beginning: (name) => beginningOf(zip, entries.get(name)),
      [Symbol.asyncDispose]: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Names of parts are ASCII in every format told here; others only have to be kept apart. */
function nameOf({ fileName }: Entry): string {
  const bytes: unknown = fileName;
  return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('utf8') : String(fileName);
}

async function beginningOf(zip: ZipFile, entry: Entry | undefined): Promise<string | null> {
  if (!entry || entry.isEncrypted()) return null;
  try {
    const pieces: Buffer[] = [];
    let size = 0;
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size >= mostUnpacked) break;
    }
    return Buffer.concat(pieces).subarray(0, mostUnpacked).toString('utf8');
  } catch {
    return null;
  }
}
