import type { Dirent } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from './store-fault.ts';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** As a finding calls it. */
export const kindNames = {
  file: '文件',
  folder: '文件夹',
  link: '符号链接',
  other: '设备文件或管道',
  none: '没有',
} as const;

/**
 * All that lies below a folder, by its path in it, with `/` between the parts. Links are named and not
 * followed: whoever opens only what is a `file` here stays inside, whatever a manifest says.
 */
export type FolderTree = {
  path: string;
  kinds: ReadonlyMap<string, EntryKind>;
  /** The names in a folder of the tree, '' being the tree's own; none for what is no folder. */
  namesIn: (folder: string) => readonly string[];
};

/** Null where there is no such folder. */
export async function readFolderTree(path: string): Promise<FolderTree | null> {
  const kinds = new Map<string, EntryKind>();
  const names = new Map<string, string[]>();
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await entriesOf(join(path, folder));
    if (!entries) {
      if (folder === '') return null;
      continue;
    }
    names.set(folder, []);
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const kind = kindOf(entry);
      kinds.set(within(folder, entry.name), kind);
      names.get(folder)?.push(entry.name);
      if (kind === 'folder') waiting.push(within(folder, entry.name));
    }
  }
  return { path, kinds, namesIn: (folder) => names.get(folder) ?? [] };
}

/** What lies in one folder, or null when there is no such folder. */
export async function entriesOf(folder: string): Promise<Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}

/** Whether a plain file lies there, reached through folders of `root` and through no link. */
export async function isFileInside(root: string, path: string): Promise<boolean> {
  const parts = path.split('/');
  try {
    for (const [index] of parts.entries()) {
      const found = await lstat(join(root, ...parts.slice(0, index + 1)));
      if (index === parts.length - 1) return found.isFile();
      if (!found.isDirectory()) return false;
    }
    return false;
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}

// Declarations, sidecars and layouts are a few lines: what is longer is none, and is not taken into memory.
const shortText = 64 * 1024;

/** The beginning of a text in a folder that ought to be short, or null where it is no file. */
export async function readShortText(root: string, path: string): Promise<string | null> {
  if (!(await isFileInside(root, path))) return null;
  await using handle = await open(join(root, path));
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(shortText), 0, shortText, 0);
  // A byte order mark stays, for it must not be there.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer.subarray(0, bytesRead));
}

/** Every file below a folder of the tree, in the order of their paths. */
export function filesBelow(tree: FolderTree, folder: string): string[] {
  return [...tree.kinds]
    .filter(([path, kind]) => kind === 'file' && path.startsWith(`${folder}/`))
    .map(([path]) => path)
    .toSorted((one, other) => (one < other ? -1 : 1));
}

/** The path of what lies in a folder of the tree. */
export function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

export function kindOf(entry: Dirent): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
