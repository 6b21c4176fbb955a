import * as api from '@lantai/contract/arrangement/catalogue-index.api.ts';
import { indexOrderNames } from '@lantai/contract/arrangement/catalogue-index.ts';
import type { Routes } from '#platform/http.ts';
import { exportCatalogueIndex } from './export-catalogue-index.ts';
import { getCatalogueIndex } from './index-rows.ts';
import { indexWorkbook } from './index-workbook.ts';
import { printCatalogueIndex } from './print-catalogue-index.ts';

export const catalogueIndexRoutes: Routes = ({ on }) => {
  on(api.getCatalogueIndex, ({ read, query }) => read((db) => getCatalogueIndex(db, query)));
  on(api.printCatalogueIndex, ({ run, query }) => run(printCatalogueIndex, query));
  on(api.exportCatalogueIndex, async ({ run, query }) => {
    const index = await run(exportCatalogueIndex, query);
    const name = encodeURIComponent(`目录索引（${indexOrderNames[index.order]}）.xlsx`);
    return {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await indexWorkbook(index),
      headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    };
  });
};
