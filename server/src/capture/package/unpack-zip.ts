import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { isSystemError } from '../../preservation/store-fault.ts';
import { nameOfEntry, whyUnsafeEntry } from '../../preservation/zip-entry.ts';

/** What a ZIP may hold. A scan packs to a twentieth at most; what unfolds to more is meant to harm. */
export const zipLimits = {
  entries: 50_000,
  bytes: 64 * 2 ** 30,
  timesItsSize: 200,
  allowance: 64 * 2 ** 20,
};

/**
 * Unpacks a ZIP into a folder of ours. Nothing lands outside of it, links and encrypted entries are
 * left out, and it ends where more comes out than is reasonable. Each is told; what is good is kept.
 */
export async function unpackZip(
  path: string,
  into: string,
  limits = zipLimits,
): Promise<PackageFinding[]> {
  const findings: PackageFinding[] = [];
  const { size } = await stat(path);
  let left = Math.min(limits.bytes, size * limits.timesItsSize + limits.allowance);
  try {
    const zip = await openPromise(path, { decodeStrings: false, lazyEntries: true });
    try {
      if (zip.entryCount > limits.entries) return [unreadable(`多于 ${limits.entries} 个文件`)];
      for await (const entry of zip.eachEntry()) {
        const name = nameOfEntry(entry);
        const reason = name === undefined ? '文件名编码无法识别' : whyUnsafeEntry(name, entry);
        if (name === undefined || reason !== undefined) {
          findings.push(
            foundInPackage('移交包', 'entry-unsafe', { value: name ?? '', reason: reason ?? '' }),
          );
          continue;
        }
        if (name.endsWith('/')) continue;
        left -= entry.uncompressedSize;
        if (left < 0) return [...findings, unreadable('解压后的大小远超压缩包，疑为压缩炸弹')];
        await unpackEntry(zip, entry, join(into, name));
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    if (isSystemError(error, 'ENOSPC', 'EIO', 'EACCES')) throw error;
    findings.push(unreadable('压缩包已损坏，或不是 ZIP'));
  }
  return findings;
}

const unreadable = (reason: string) => foundInPackage('移交包', 'package-unreadable', { reason });

/** yauzl ends the stream where more comes out than the entry claims. */
async function unpackEntry(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await pipeline(
    await zip.openReadStreamPromise(entry),
    createWriteStream(target, { flags: 'wx' }),
  );
}
