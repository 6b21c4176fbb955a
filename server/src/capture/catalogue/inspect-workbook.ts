import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { catalogueUnreadable } from './catalogue-unreadable.ts';

/** What a workbook may unfold to: 100,000 full rows are about 70 MB of XML. */
const MOST_BYTES = 512 * 1024 ** 2;
const MOST_ENTRIES = 5000;

/**
 * Unpacks a workbook once and keeps nothing, so that a damaged one and a zip bomb are found before a
 * parser allocates what the archive claims. Throws `capture.catalogue-unreadable`.
 */
export async function inspectWorkbook(path: string, name: string): Promise<void> {
  const zip = await openPromise(path).catch(asDamaged(name));
  try {
    const isBounded = await unfoldsWithin(zip, MOST_BYTES).catch(asDamaged(name));
    if (!isBounded) throw workbookTooLarge(name);
  } finally {
    zip.close();
  }
}

export function workbookTooLarge(name: string, options?: ErrorOptions) {
  const limit = `${MOST_BYTES / 1024 ** 2} MB`;
  return catalogueUnreadable(name, 'workbook-too-large', { limit, rows: 100_000 }, options);
}

async function unfoldsWithin(zip: ZipFile, most: number): Promise<boolean> {
  if (zip.entryCount > MOST_ENTRIES) return false;
  let left = most;
  for await (const entry of zip.eachEntry()) {
    left -= entry.uncompressedSize;
    if (left < 0) return false;
    await unpack(zip, entry);
  }
  return true;
}

/** Throws unless the entry really unfolds to the size both of its headers claim. */
async function unpack(zip: ZipFile, entry: Entry): Promise<void> {
  const local = await zip.readLocalFileHeaderPromise(entry);
  // With bit 3 the local header leaves the size open, and 0 stands there (APPNOTE.TXT, 4.4.4).
  const isOpen = (local.generalPurposeBitFlag & 0x08) !== 0;
  if (!isOpen && local.uncompressedSize !== entry.uncompressedSize) {
    throw new RangeError(`${entry.fileName}: its two headers claim different sizes`);
  }
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // yauzl compares what comes out with the size claimed, and stops where it is exceeded.
  await pipeline(await zip.openReadStreamPromise(entry), nowhere);
}

function asDamaged(name: string) {
  return (error: unknown): never => {
    throw catalogueUnreadable(name, 'workbook-damaged', {}, { cause: error });
  };
}
