import type { FolderTree } from '../folder-tree.ts';
import type { BagReport } from './bag-finding.ts';
import type { Manifest } from './read-manifest.ts';

/**
 * RFC 8493, 5.2: a file system may have changed how a name is composed (é as one character or as two) on the
 * way here. What a manifest lists and the folder has under another spelling is held to be that file.
 */
export function respell(bag: FolderTree, manifests: Manifest[], report: BagReport): void {
  const missing = manifests.flatMap(({ digests }) =>
    [...digests.keys()].filter((path) => !bag.kinds.has(path)),
  );
  if (missing.length === 0) return;
  const listed = new Set(manifests.flatMap(({ digests }) => [...digests.keys()]));
  const onDisk = new Map([...bag.kinds.keys()].map((path) => [path.normalize('NFC'), path]));
  for (const path of new Set(missing)) {
    const spelt = onDisk.get(path.normalize('NFC'));
    // Where it is listed under both spellings, two files became one.
    if (spelt === undefined || listed.has(spelt)) continue;
    report.warning('name-respelt', path, spelt);
    for (const { digests } of manifests.filter((manifest) => manifest.digests.has(path))) {
      digests.set(spelt, digests.get(path) ?? '');
      digests.delete(path);
    }
  }
}
