import { rm } from 'node:fs/promises';
import { exportDays } from '@lantai/contract/access/export.ts';
import { systemActor } from '#platform/actor.ts';
import { keepHouse, type Platform, read } from '#platform/command.ts';
import { exportFolder } from './export-folder.ts';

const day = 24 * 60 * 60 * 1000;

/** Takes away exports that have lain ready long enough: copies of records that nobody fetched. */
export async function sweepExports(platform: Platform, directory: string): Promise<void> {
  const before = new Date(platform.now().getTime() - exportDays * day);
  const old = await read(platform, systemActor, (db) =>
    db
      .selectFrom('export_run')
      .select('id')
      .where('state', '=', 'ready')
      .where('ended_at', '<', before)
      .execute(),
  );
  for (const { id } of old) {
    await keepHouse(platform, (tx) =>
      tx.updateTable('export_run').set({ state: 'swept' }).where('id', '=', id).execute(),
    );
    await rm(exportFolder(directory, id), { recursive: true, force: true });
  }
}
