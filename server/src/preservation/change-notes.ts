import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OcflRoot } from './ocfl-root.ts';

/** A word left behind by whoever changed an object, for the copies that follow the store. */
export type ChangeNote = { readonly id: string; readonly name: string };

/**
 * Says that an object of this root came, got a version or went. It comes after the change, so that who reads
 * it finds the change done; a writer killed in between repeats its work, and with it the note. Only a power
 * cut can lose one: the comparison of whole copies finds what such a one had hidden.
 */
export async function noteChange({ changes }: Pick<OcflRoot, 'changes'>, id: string) {
  if (changes === undefined) return;
  // A name of its own for each note: who takes one away cannot take a later one with it.
  const handle = await open(join(changes, `${encodeURIComponent(id)}~${randomUUID()}`), 'wx');
  await handle.close();
}

export async function openChanges(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  return path;
}

/** Up to `most` notes, in no order: what they point to is looked at as it is now. */
export async function readNotes(changes: string, most: number): Promise<ChangeNote[]> {
  const names = await readdir(changes);
  return names.slice(0, most).map((name) => ({
    name,
    id: decodeURIComponent(name.slice(0, name.lastIndexOf('~'))),
  }));
}

export async function dropNotes(changes: string, notes: readonly ChangeNote[]): Promise<void> {
  for (const { name } of notes) await rm(join(changes, name), { force: true });
}
