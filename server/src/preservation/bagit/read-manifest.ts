import { join } from 'node:path';
import type { FolderTree } from '../folder-tree.ts';
import type { BagDeclaration } from './bag-declaration.ts';
import type { BagReport } from './bag-finding.ts';
import { readBagPath } from './bag-path.ts';
import { linesOf } from './tag-file.ts';

/** manifest-sha512.txt or tagmanifest-sha512.txt: the digest of each file, by its path in the bag. */
export type Manifest = {
  name: string;
  of: 'payload' | 'tags';
  algorithm: string;
  digests: Map<string, string>;
};

/** How many hexadecimal digits a digest has, of the algorithms that bags are made with. */
const digitsOf: Readonly<Record<string, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
  sm3: 64,
};

type Reading = { declaration: BagDeclaration; report: BagReport };

/** Every manifest of the bag whose algorithm is known; that another was not checked is said. */
export async function readManifests(bag: FolderTree, reading: Reading): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for (const name of bag.namesIn('')) {
    const [, tag, algorithm = ''] = /^(tag)?manifest-([A-Za-z0-9-]+)\.txt$/.exec(name) ?? [];
    if (!algorithm || bag.kinds.get(name) !== 'file') continue;
    const known = algorithm.toLowerCase().replaceAll('-', '');
    if (digitsOf[known] === undefined) {
      reading.report.warning('algorithm-unknown', name, algorithm);
      continue;
    }
    const manifest: Manifest = {
      name,
      of: tag ? 'tags' : 'payload',
      algorithm: known,
      digests: new Map(),
    };
    await readInto(manifest, bag, reading);
    manifests.push(manifest);
  }
  return manifests;
}

async function readInto(manifest: Manifest, bag: FolderTree, reading: Reading): Promise<void> {
  const { declaration, report } = reading;
  for await (const line of linesOf(join(bag.path, manifest.name), declaration.encoding)) {
    if (line === '') continue;
    const [, digest = '', star, written = ''] = /^([0-9a-f]+)[ \t]+(\*?)(.+)$/i.exec(line) ?? [];
    if (digest.length !== digitsOf[manifest.algorithm]) {
      report.error('manifest-line-malformed', manifest.name, line);
      continue;
    }
    const read = readBagPath(written, declaration);
    if (!read || !isInPlace(read.path, manifest)) {
      report.error('path-unsafe', manifest.name, written);
      continue;
    }
    if (star || read.unusual) report.warning('path-unusual', manifest.name, `${star}${written}`);
    enter(manifest, { path: read.path, digest: digest.toLowerCase() }, reading);
  }
}

/** RFC 8493, 2.1.3 and 2.2.1: payload manifests list what is under data/, tag manifests what is not. */
function isInPlace(path: string, { of }: Manifest): boolean {
  return path.startsWith('data/') === (of === 'payload');
}

function enter(
  { name, of, digests }: Manifest,
  { path, digest }: { path: string; digest: string },
  { declaration: { edition }, report }: Reading,
): void {
  const before = digests.get(path);
  if (before === undefined) digests.set(path, digest);
  else if (before !== digest) report.error('line-contradicted', name, path);
  // RFC 8493, 2.1.3, forbids what the drafts only advised against.
  else report[edition === '1.0' ? 'error' : 'warning']('line-repeated', name, path);
  if (of === 'tags' && edition === '1.0' && /^tagmanifest-[^/]*\.txt$/.test(path)) {
    report.error('tag-manifest-listed', name, path);
  }
}
