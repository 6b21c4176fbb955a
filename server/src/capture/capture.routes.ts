import * as api from '@lantai/contract/capture/capture.api.ts';
import * as hotFolderApi from '@lantai/contract/capture/hot-folder.api.ts';
import * as recordsApi from '@lantai/contract/records/records.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import type { Storage } from '../preservation/storage.ts';
import { getRecordDetail } from '../records/record-detail.ts';
import { hotFolder } from './hot-folder/hot-directory.ts';
import { findHotPackages } from './hot-folder/hot-folder-queries.ts';
import { startImport } from './import/begin-import.ts';
import { findErrors, findFindings } from './import/finding-queries.ts';
import { findImports, getImport, getRun } from './import/import-queries.ts';
import { importReportBytes } from './import/import-report.ts';
import { readArrivals } from './read-arrivals.ts';
import { attachUpload, takeInRecord } from './take-in-record.ts';
import { arrivingFiles } from './upload/arriving-files.ts';
import { discardUpload } from './upload/discard-upload.ts';
import { mountUploads } from './upload/resumable-uploads.ts';
import { findUploads } from './upload/upload-queries.ts';

export { importCatalogueJob } from './import/import-catalogue.job.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `directory` is the archive's data directory, on the file system of its storage. */
export const captureRoutes =
  (platform: Platform, storage: Storage, directory: string): Routes =>
  ({ on, raw }) => {
    const files = arrivingFiles(directory);
    mountUploads(raw, { platform, storage, files });

    on(api.listUploads, ({ read, actor }) => read((db) => findUploads(db, actor)));
    on(api.discardUpload, async ({ run, params }) => {
      await run(discardUpload, params);
      await files.remove(params.uploadId);
      return {};
    });

    on(recordsApi.createRecord, async ({ read, run, actor, body }) => {
      const prefill = await readArrivals({ platform, storage }, actor, body.components);
      const id = await run(takeInRecord, { ...body, prefill });
      return read((db) => getRecordDetail(db, actor, id));
    });
    on(recordsApi.addComponent, async ({ read, run, actor, params, body }) => {
      const id = await run(attachUpload, { ...params, ...body });
      return read((db) => getRecordDetail(db, actor, id));
    });

    on(hotFolderApi.listHotPackages, async ({ read, query }) => ({
      ...(await read((db) => findHotPackages(db, query))),
      folder: hotFolder(directory),
    }));

    on(api.startImport, async ({ read, run, body }) => {
      const importId = await run(startImport, body);
      return read((db) => getImport(db, importId));
    });
    on(api.listImports, ({ read, query }) => read((db) => findImports(db, query)));
    on(api.getImport, ({ read, params }) => read((db) => getImport(db, params.importId)));
    on(api.importFindings, ({ read, params, query }) =>
      read((db) => findFindings(db, params.importId, query)),
    );
    on(api.importReport, async ({ read, params: { importId }, query: { format } }) => {
      const reported = await read(async (db) => ({
        run: await getRun(db, importId),
        errors: await findErrors(db, importId),
      }));
      const name = encodeURIComponent(`${reported.run.file_name} 导入问题.${format}`);
      return {
        type: format === 'xlsx' ? workbookType : 'application/json',
        body: await importReportBytes(storage, reported, format),
        headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
      };
    });
  };
