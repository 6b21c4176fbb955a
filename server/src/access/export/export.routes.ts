import * as api from '@lantai/contract/access/export.api.ts';
import type { Routes } from '#platform/http.ts';
import { readFolderTree } from '../../preservation/folder-tree.ts';
import { zipOf } from '../../preservation/zip-stream.ts';
import { exportFolder } from './export-folder.ts';
import { findExports } from './export-queries.ts';
import { handOutExport } from './hand-out-export.ts';
import { startExport } from './start-export.ts';

export const exportRoutes =
  (directory: string): Routes =>
  ({ on }) => {
    on(api.startExport, ({ run, body }) => run(startExport, body));
    on(api.listExports, async ({ read }) => ({ exports: await read(findExports) }));
    on(api.downloadExport, async ({ run, params }) => {
      const { name } = await run(handOutExport, params);
      const folder = exportFolder(directory, params.exportId);
      const kinds = (await readFolderTree(folder))?.kinds ?? new Map();
      const paths = [...kinds].filter(([, kind]) => kind === 'file').map(([path]) => path);
      return {
        type: 'application/zip',
        body: zipOf(folder, name, paths),
        headers: {
          'cache-control': 'private, no-store',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.zip`)}`,
        },
      };
    });
  };
