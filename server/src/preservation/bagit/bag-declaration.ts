import { type FolderTree, readShortText } from '../folder-tree.ts';
import type { BagReport } from './bag-finding.ts';
import { isKnownEncoding } from './tag-file.ts';

/** What bagit.txt says: by which edition the bag is judged, and how its other tag files are written. */
export type BagDeclaration = { version: string; edition: '0.97' | '1.0'; encoding: string };

// RFC 8493, 2.1.1, is strict about the form; the drafts left white space and the last line's end open.
const strict =
  /^BagIt-Version: (\d+\.\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: ([!-~]+)(?:\r\n|\n|\r)?$/;
const lenient =
  /^BagIt-Version[ \t]*:[ \t]*(\d+\.\d+)[ \t]*(?:\r\n|\n|\r)Tag-File-Character-Encoding[ \t]*:[ \t]*([!-~]+)[ \t]*(?:\r\n|\n|\r)?$/;

const document = 'bagit.txt';

/** Null where the declaration cannot be used, and with it the rest of the bag. */
export async function readDeclaration(
  bag: FolderTree,
  report: BagReport,
): Promise<BagDeclaration | null> {
  const text = await readShortText(bag.path, document);
  if (text === null) {
    report.error('declaration-missing', document);
    return null;
  }
  const [, version = '', encoding = ''] = lenient.exec(text) ?? [];
  if (!version || (version === '1.0' && !strict.test(text))) {
    report.error('declaration-malformed', document, text.slice(0, 200));
    return null;
  }
  const edition = version === '1.0' ? '1.0' : '0.97';
  if (!/^(1\.0|0\.9[3-7])$/.test(version)) {
    report.error('version-unknown', document, version);
    return null;
  }
  if (version < '0.97') report.warning('version-outdated', document, version);
  if (!isKnownEncoding(encoding)) {
    report.error('encoding-unknown', document, encoding);
    return null;
  }
  return { version, edition, encoding };
}
