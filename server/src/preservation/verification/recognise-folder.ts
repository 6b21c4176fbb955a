import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { entriesOf } from '../folder-tree.ts';

export type OcflFolder = 'object' | 'root' | 'objects';

/**
 * What a folder is meant to be. Its declaration tells; where there is none, a layout document makes it a root, and
 * folders that are objects, with no file beside them, make it a folder of objects, which OCFL has no rules for.
 * Everything else is taken for an object, so that what it lacks is said.
 */
export async function recogniseFolder(folder: string): Promise<OcflFolder | null> {
  const entries = await entriesOf(folder);
  if (!entries) return null;
  if (isObjectRoot(entries)) return 'object';
  const names = entries.map(({ name }) => name);
  if (names.some((name) => name.startsWith('0=ocfl_') || name === 'ocfl_layout.json'))
    return 'root';
  const folders = entries.filter((entry) => entry.isDirectory());
  if (folders.length < entries.length) return 'object';
  for (const { name } of folders) {
    if (isObjectRoot((await entriesOf(join(folder, name))) ?? [])) return 'objects';
  }
  return 'object';
}

/** OCFL 1.1, 3.2: an object root is known by its declaration, whatever else is wrong with it. */
export function isObjectRoot(entries: Dirent[]): boolean {
  return entries.some(({ name }) => name.startsWith('0=ocfl_object'));
}
