import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderTree } from '../../preservation/folder-tree.ts';
import type { Place } from './placed.ts';

/** Every file of a folder with its size; links and devices are none, and are not followed. */
export async function filesOfTree({ path: root, kinds }: FolderTree): Promise<Place['files']> {
  const found: { path: string; at: string; size: number }[] = [];
  for (const [path, kind] of kinds) {
    if (kind !== 'file') continue;
    const at = join(root, path);
    found.push({ path, at, size: (await stat(at)).size });
  }
  return found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** Links and devices are said, because nobody looks behind them. */
export function notFollowed({ kinds }: FolderTree): string[] {
  return [...kinds].flatMap(([path, kind]) => (kind === 'link' || kind === 'other' ? [path] : []));
}
