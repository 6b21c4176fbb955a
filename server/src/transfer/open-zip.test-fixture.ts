import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';

/** Every file of a zip by its name, as a reader that is not ours reads it; its checksum must be right. */
export async function openZip(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  try {
    for await (const entry of zip.eachEntry()) {
      const bytes = await buffer(await zip.openReadStreamPromise(entry));
      if (crc32(bytes) !== entry.crc32) throw new Error(`${entry.fileName} has another checksum`);
      files.set(entry.fileName, bytes);
    }
  } finally {
    zip.close();
  }
  return files;
}
