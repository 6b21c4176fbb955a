import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openChanges } from './change-notes.ts';
import { type OcflRoot, openRoot } from './ocfl-root.ts';
import { openStaging, type Staging } from './staging.ts';

/** Where an archive's bytes lie: staging and store, on one file system, below its data directory. */
export type Storage = { readonly staging: Staging; readonly store: OcflRoot };

export async function openStorage(directory: string): Promise<Storage> {
  await mkdir(directory, { recursive: true });
  const staging = await openStaging(join(directory, 'staging'));
  const store = await openRoot(join(directory, 'store'), staging);
  return { staging, store: { ...store, changes: await openChanges(join(directory, 'changes')) } };
}
