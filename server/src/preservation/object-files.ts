import { digestText } from './digest.ts';
import { type Inventory, inventoryType, isRelativePath } from './ocfl-inventory.ts';
import { StoreFault } from './store-fault.ts';

/** Bytes by the digests that staging gave them, or a text written here and now. */
export type Source = { staged: string; sm3: string } | { text: string };

/** A file as it will be called in the object: `content/001-通知.pdf`, `metadata/record.json`. */
export type ObjectFile = { logicalPath: string; source: Source };

/** Who made a version and why, for whoever reads the store without its catalogue. `address` is a URI. */
export type VersionNote = {
  message: string;
  user: { name: string; address: string };
  created: Date;
};

export type DigestedFile = ObjectFile & { sha512: string; sm3: string };

export function digested({ logicalPath, source }: ObjectFile): DigestedFile {
  if ('staged' in source) {
    return { logicalPath, source, sha512: source.staged, sm3: source.sm3 };
  }
  const { sha512, sm3 } = digestText(source.text);
  return { logicalPath, source, sha512, sm3 };
}

/** OCFL 1.1, 3.5.3.1: no path leads out, comes twice, or is a file here and a folder there. */
export function checkLogicalPaths(paths: readonly string[]): void {
  const all = new Set(paths);
  const folders = new Set(paths.flatMap(foldersAbove));
  const bad = paths.find((path) => !isRelativePath(path) || folders.has(path));
  if (bad !== undefined || all.size < paths.length)
    throw new StoreFault('store.bad-path', { paths });
}

/**
 * The inventory with one more version, whose state is `digestByPath`. Content that the object already
 * holds, in any version or twice in this one, is named again and not stored again.
 */
export function withVersion(
  base: Inventory,
  head: string,
  change: { note: VersionNote; digestByPath: Map<string, string>; files: readonly DigestedFile[] },
): Inventory {
  const manifest = { ...base.manifest };
  const sm3 = { ...base.fixity?.sm3 };
  for (const file of change.files) {
    if (manifest[file.sha512]) continue;
    const path = `${head}/content/${file.logicalPath}`;
    manifest[file.sha512] = [path];
    sm3[file.sm3] = [...(sm3[file.sm3] ?? []), path];
  }
  const state = Object.fromEntries(
    [...Map.groupBy(change.digestByPath, ([, digest]) => digest)].map(([digest, entries]) => [
      digest,
      entries.map(([path]) => path),
    ]),
  );
  const { message, user, created } = change.note;
  const version = { created: created.toISOString(), state, message, user };
  const versions = { ...base.versions, [head]: version };
  return { ...base, head, manifest, versions, fixity: { ...base.fixity, sm3 } };
}

export function emptyInventory(id: string): Inventory {
  return {
    id,
    type: inventoryType,
    digestAlgorithm: 'sha512',
    head: 'v0',
    manifest: {},
    versions: {},
  };
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
