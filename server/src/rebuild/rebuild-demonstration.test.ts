import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { execute, read } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import { compareCatalogues } from '../../test/compare-catalogues.ts';
import { openTestArchive, type TestArchive } from '../../test/test-archive.ts';
import { fileRecords } from '../arrangement/file-records.job.ts';
import { hasSharedData, lawsPdf, legacyFile } from '../capture/import/given-import.test-fixture.ts';
import { runImport } from '../capture/import/run-import.ts';
import { shipNationalProfiles } from '../classification/profiles/ship-national-profiles.ts';
import { shipNationalSchedule } from '../classification/ship-national-schedule.ts';
import { loadDemonstration } from '../demo/load-demonstration.ts';
import type { Installation } from '../installation.ts';
import { contextOf } from '../preservation/following/tell-context.ts';
import { listObjects, readInventory } from '../preservation/read-object.ts';
import { openWorkerEngine } from '../search/engine/worker-engine.ts';
import { catchUp } from '../search/feed-index.ts';
import { followAtOnce, rebuildFrom } from './rebuilt-archive.test-fixture.ts';

/** The demonstration, and into it the catalogue of an old system with 570 rows that are right, all of them filed. */
async function givenDemonstration(archive: TestArchive): Promise<void> {
  const platform = { db: archive.platform.db, now: () => new Date() };
  const { storage } = archive;
  await execute(platform, shipNationalSchedule, systemActor, {});
  await execute(platform, shipNationalProfiles, systemActor, {});
  await loadDemonstration({ ...archive, platform } as unknown as Installation);
  if (!hasSharedData) return;
  const imported = await runImport(platform, storage, {
    file: legacyFile('legacy-catalogue.xlsx'),
    filesDirectory: lawsPdf,
    fondsCode: 'A001',
    category: 'WS',
    dryRun: false,
    actor: systemActor,
  });
  expect(imported).toMatchObject({ imported: 570 });
  const fonds = await read(platform, systemActor, (db) =>
    db.selectFrom('fonds').select('id').where('code', '=', 'A001').executeTakeFirstOrThrow(),
  );
  const filed = await perform(platform, fileRecords(platform, storage), {
    jobId: crypto.randomUUID(),
    actor: systemActor,
    payload: { fondsId: fonds.id },
    progress: async () => {},
  });
  expect(filed).toMatchObject({ filed: 570 });
}

test('the demonstration with the sample import, rebuilt from its store, equals the original; and so again', async () => {
  await using archive = await openTestArchive();
  await givenDemonstration(archive);
  await followAtOnce(archive);

  await using rebuilt = await rebuildFrom(archive.storage.store.path);
  expect(rebuilt.report).toMatchObject({ damaged: [], refused: [], unknown: [], fromNames: {} });
  const { differences, rows } = await compareCatalogues(archive.ownerUrl, rebuilt.ownerUrl);
  expect(differences).toEqual([]);
  // Nothing is equal for being empty.
  expect(rows.record).toBeGreaterThan(hasSharedData ? 570 : 100);
  expect(Object.keys(rows).length).toBeGreaterThan(30);

  // Only what named unfiled records says less than before; of what it said the versions before still tell.
  const rewritten = await followAtOnce(rebuilt);
  const left = rebuilt.report.leftOut.reduce((sum, each) => sum + each.left + each.emptied, 0);
  expect(rewritten).toBeLessThanOrEqual(left);
  for await (const { id } of listObjects(archive.storage.store))
    if (id !== null && !contextOf(id)) {
      const { head } = await readInventory(archive.storage.store, id);
      expect([id, (await readInventory(rebuilt.storage.store, id)).head]).toEqual([id, head]);
    }
  await using again = await rebuildFrom(rebuilt.storage.store.path);
  expect((await compareCatalogues(rebuilt.ownerUrl, again.ownerUrl)).differences).toEqual([]);

  const index = openWorkerEngine(join(rebuilt.storage.store.path, '..', 'search.sqlite'));
  await catchUp(rebuilt.platform, index);
  expect(await index.count()).toBe(rebuilt.report.records);
  await index.close();
}, 600_000);
