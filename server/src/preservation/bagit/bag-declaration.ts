import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderTree } from '../folder-tree.ts';
import type { BagReport } from './bag-finding.ts';
import { isKnownEncoding } from './tag-file.ts';

/** What bagit.txt says: by which edition the bag is judged, and how its other tag files are written. */
export type BagDeclaration = { version: string; edition: '0.97' | '1.0'; encoding: string };

// RFC 8493, 2.1.1, is strict about the form; the drafts left white space and the last line's end open.
const strict =
  /^BagIt-Version: (\d+\.\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: ([!-~]+)(?:\r\n|\n|\r)?$/;
const lenient =
  /^BagIt-Version[ \t]*:[ \t]*(\d+\.\d+)[ \t]*(?:\r\n|\n|\r)Tag-File-Character-Encoding[ \t]*:[ \t]*([!-~]+)[ \t]*(?:\r\n|\n|\r)?$/;

/** Null where the declaration cannot be used, and with it the rest of the bag. */
export async function readDeclaration(
  bag: FolderTree,
  report: BagReport,
): Promise<BagDeclaration | null> {
  const name = 'bagit.txt';
  if (bag.kinds.get(name) !== 'file') {
    report.error('declaration-missing', name);
    return null;
  }
  const text = await shortText(join(bag.path, name));
  const [, version = '', encoding = ''] = lenient.exec(text) ?? [];
  if (!version || (version === '1.0' && !strict.test(text))) {
    report.error('declaration-malformed', name, text.slice(0, 200));
    return null;
  }
  const edition = version === '1.0' ? '1.0' : '0.97';
  if (!/^(1\.0|0\.9[3-7])$/.test(version)) {
    report.error('version-unknown', name, version);
    return null;
  }
  if (version < '0.97') report.warning('version-outdated', name, version);
  if (!isKnownEncoding(encoding)) {
    report.error('encoding-unknown', name, encoding);
    return null;
  }
  return { version, edition, encoding };
}

/** Two lines are short: what is longer is no declaration, and is not read. */
async function shortText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > 4096) return '';
  // The byte order mark stays, for it must not be there.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(path));
}
