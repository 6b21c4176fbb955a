import { type FolderTree, readFolderTree } from '../folder-tree.ts';
import { type BagDeclaration, readDeclaration } from './bag-declaration.ts';
import { type BagReport, type BagVerdict, openBagReport } from './bag-finding.ts';
import { type BagLabel, readBagInfo, readFetch } from './read-bag-info.ts';
import { type Manifest, readManifests } from './read-manifest.ts';
import { respell } from './respell.ts';
import { UndecodableText } from './tag-file.ts';
import { verifyOxum } from './verify-oxum.ts';
import { verifyDigests, verifyListed } from './verify-payload.ts';

/** A bag as it says it is; which of it is true is in the verdict. */
export type Bag = {
  declaration: BagDeclaration;
  labels: BagLabel[];
  manifests: Manifest[];
  /** Paths that fetch.txt says are elsewhere. */
  fetch: ReadonlySet<string>;
};

export type BagReading = BagVerdict & { bag: Bag | null };

/**
 * Reads a bag of BagIt 1.0 or 0.97 and holds every byte against its manifests. Nothing is fetched, nothing is
 * written, and no path or link is followed out of the folder. Null where there is no folder.
 */
export async function validateBag(folder: string): Promise<BagReading | null> {
  const tree = await readFolderTree(folder);
  if (!tree) return null;
  const { errors, warnings, report } = openBagReport();
  for (const [path, kind] of tree.kinds) {
    if (kind === 'link' || kind === 'other') report.error('link-found', path);
  }
  const declaration = await readDeclaration(tree, report);
  const bag = declaration && (await readTagFiles(tree, declaration, report));
  if (bag) await verifyBag(tree, bag, report);
  return { errors, warnings, bag };
}

async function readTagFiles(
  tree: FolderTree,
  declaration: BagDeclaration,
  report: BagReport,
): Promise<Bag | null> {
  const reading = { declaration, report };
  try {
    const manifests = await readManifests(tree, reading);
    const labels = await readBagInfo(tree, reading);
    return { declaration, manifests, labels, fetch: await readFetch(tree, reading) };
  } catch (error) {
    if (!(error instanceof UndecodableText)) throw error;
    report.error('text-undecodable', '', declaration.encoding);
    return null;
  }
}

async function verifyBag(tree: FolderTree, bag: Bag, report: BagReport): Promise<void> {
  const { manifests, labels, declaration, fetch } = bag;
  const verifying = { declaration, fetch, report };
  const payload = manifests.filter(({ of }) => of === 'payload');
  if (tree.kinds.get('data') !== 'folder') report.error('payload-missing', 'data');
  if (payload.length === 0) report.error('manifest-missing', '');
  else if (declaration.edition === '1.0' && payload.every(isWeak)) {
    report.warning('algorithm-weak', payload.map(({ name }) => name).join(' '));
  }
  respell(tree, manifests, report);
  if (declaration.edition === '1.0') verifyTagManifests(manifests, report);
  const excused = await verifyDigests(tree, manifests, verifying);
  verifyListed(tree, manifests, verifying);
  await verifyOxum(tree, labels, { excused, report });
}

/** RFC 8493, 2.2.1: whoever vouches for the tag files vouches for the manifests first. */
function verifyTagManifests(manifests: Manifest[], report: BagReport): void {
  const payload = manifests.filter(({ of }) => of === 'payload');
  for (const { name, digests } of manifests.filter(({ of }) => of === 'tags')) {
    const lacking = payload.filter((manifest) => !digests.has(manifest.name));
    if (lacking.length === 0) continue;
    report.error('tag-manifest-lacks', name, lacking.map((manifest) => manifest.name).join(' '));
  }
}

// RFC 8493, 2.4: both can be forged.
function isWeak({ algorithm }: Manifest): boolean {
  return algorithm === 'md5' || algorithm === 'sha1';
}
