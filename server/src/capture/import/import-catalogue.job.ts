import { z } from 'zod';
import { dayOf } from '#platform/clock.ts';
import type { Platform } from '#platform/command.ts';
import { job } from '#platform/job.ts';
import type { Storage } from '../../preservation/storage.ts';
import { importCatalogueName } from './begin-import.ts';
import { uploadedSource } from './component-source.ts';
import { importCatalogue } from './import-catalogue.ts';
import { getRun } from './import-queries.ts';
import { getImportTarget } from './import-target.ts';

export const importCatalogueJob = (platform: Platform, storage: Storage) =>
  job({
    name: importCatalogueName,
    payload: z.object({ importId: z.uuid() }),

    async perform({ actor, read, progress }, { importId }) {
      const today = dayOf(platform.now());
      const { run, source, target } = await read(async (db) => {
        const run = await getRun(db, importId);
        const { fonds_id: fondsId, category } = run;
        const target = await getImportTarget(db, actor, { fondsId, category, today });
        return { run, target, source: await uploadedSource(db, storage.staging, importId) };
      });
      const catalogue = { fileName: run.file_name, sha512: run.catalogue_sha512 };
      const work = { importId, dryRun: run.dry_run, catalogue, source, target };
      const outcome = await importCatalogue({ platform, storage, actor, progress, ...work });
      return { importId, unreadSheets: outcome.unreadSheets };
    },
  });
