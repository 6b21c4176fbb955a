import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FolderTree, filesBelow } from '../folder-tree.ts';
import type { BagReport } from './bag-finding.ts';
import type { BagLabel } from './read-bag-info.ts';

/**
 * RFC 8493, 2.2.2: a bag that lost files is found by their number alone. Where files are missing that nobody
 * misses, the figures cannot be expected to agree, and that they do not is no more than advice.
 */
export async function verifyOxum(
  bag: FolderTree,
  labels: BagLabel[],
  { excused, report }: { excused: ReadonlySet<string>; report: BagReport },
): Promise<void> {
  const stated = labels.filter(({ label }) => label.toLowerCase() === 'payload-oxum');
  if (stated.length === 0) return;
  const actual = await oxumOf(bag);
  for (const { value } of stated) {
    if (!/^\d+\.\d+$/.test(value)) report.error('oxum-malformed', 'bag-info.txt', value);
    else if (value !== actual) {
      const weight = excused.size > 0 ? 'warning' : 'error';
      report[weight]('oxum-differs', 'bag-info.txt', `记为 ${value}，实为 ${actual}`);
    }
  }
}

/** Bytes and files of the payload, as bag-info.txt has them: 279164409832.1198. */
export async function oxumOf(bag: FolderTree): Promise<string> {
  const files = filesBelow(bag, 'data');
  let bytes = 0;
  for (const path of files) bytes += (await stat(join(bag.path, path))).size;
  return `${bytes}.${files.length}`;
}
