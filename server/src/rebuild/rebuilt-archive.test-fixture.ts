import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '#platform/command.ts';
import { connect } from '#platform/database.ts';
import { createTestDatabase, ownerUrl } from '../../test/postgres.ts';
import { noPatience } from '../preservation/following/due-subjects.ts';
import { followStore } from '../preservation/following/follow-store.ts';
import { openStorage, type Storage } from '../preservation/storage.ts';
import { fillCatalogue } from './fill-catalogue.ts';
import type { RebuildReport } from './rebuild-report.ts';

type Original = { readonly platform: Platform; readonly storage: Storage };

export type Rebuilt = AsyncDisposable & {
  readonly report: RebuildReport;
  readonly ownerUrl: string;
  readonly storage: Storage;
  /** As the running program has it. */
  readonly platform: Platform;
};

export function followAtOnce({ platform, storage }: Original): Promise<number> {
  return followStore(platform, { storage, patience: noPatience });
}

/** A new catalogue from a copy of the store, in a database of its own; `damage` is done to the copy before. */
export async function rebuildFrom(
  storePath: string,
  damage: (store: string) => Promise<void> = async () => {},
): Promise<Rebuilt> {
  const directory = await mkdtemp(join(tmpdir(), 'lantai-rebuilt-'));
  await cp(storePath, join(directory, 'store'), { recursive: true });
  await damage(join(directory, 'store'));
  const storage = await openStorage(directory);
  const url = ownerUrl(await createTestDatabase());
  const report = await fillCatalogue(url, storage.store);
  const runtime = new URL(url);
  runtime.username = 'lantai_app';
  runtime.password = 'test';
  const db = connect(runtime.href, 4);
  return {
    report,
    platform: { db, now: () => new Date('2026-03-02T09:00:00Z') },
    ownerUrl: url,
    storage,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
