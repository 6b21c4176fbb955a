import { join } from 'node:path';
import type { FolderTree } from '../folder-tree.ts';
import type { BagDeclaration } from './bag-declaration.ts';
import type { BagReport } from './bag-finding.ts';
import { readBagPath } from './bag-path.ts';
import { linesOf } from './tag-file.ts';

/** One line of bag-info.txt. A label may come more than once, and its case does not matter. */
export type BagLabel = { label: string; value: string };

const infoFile = 'bag-info.txt';
const fetchFile = 'fetch.txt';

type Reading = { declaration: BagDeclaration; report: BagReport };

/** RFC 8493, 2.2.2: what the bag says of itself; nothing where it has no bag-info.txt. */
export async function readBagInfo(
  bag: FolderTree,
  { declaration, report }: Reading,
): Promise<BagLabel[]> {
  const labels: BagLabel[] = [];
  if (bag.kinds.get(infoFile) !== 'file') return labels;
  for await (const line of linesOf(join(bag.path, infoFile), declaration.encoding)) {
    const last = labels.at(-1);
    const colon = line.indexOf(':');
    if (line.trim() === '') continue;
    // A line that begins with white space goes on with the value before it.
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`;
    else if (colon > 0) {
      labels.push({ label: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
    } else report.error('info-line-malformed', infoFile, line);
  }
  return labels;
}

/** RFC 8493, 2.2.3: the paths that are still to be fetched. They never are: the bag is judged as it is. */
export async function readFetch(
  bag: FolderTree,
  { declaration, report }: Reading,
): Promise<Set<string>> {
  const paths = new Set<string>();
  if (bag.kinds.get(fetchFile) !== 'file') return paths;
  for await (const line of linesOf(join(bag.path, fetchFile), declaration.encoding)) {
    if (line.trim() === '') continue;
    const [, written = ''] = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line) ?? [];
    const read = readBagPath(written, declaration);
    if (written === '') report.error('fetch-line-malformed', fetchFile, line);
    else if (!read?.path.startsWith('data/')) report.error('path-unsafe', fetchFile, written);
    else paths.add(read.path);
  }
  return paths;
}
