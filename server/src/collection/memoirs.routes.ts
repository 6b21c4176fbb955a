import * as api from '@lantai/contract/collection/memoirs.api.ts';
import type { Routes } from '#platform/http.ts';
import { changeMemoir } from './memoirs/change-memoir.ts';
import { confirmMemoir } from './memoirs/confirm-memoir.ts';
import { exportMemoirs } from './memoirs/export-memoirs.ts';
import { findMemoirs, getMemoir } from './memoirs/memoir-queries.ts';
import { memoirsWorkbook } from './memoirs/memoirs-workbook.ts';
import { nameConflict } from './memoirs/name-conflict.ts';
import { printMemoir } from './memoirs/print-memoir.ts';
import { returnMemoir } from './memoirs/return-memoir.ts';
import { submitMemoir } from './memoirs/submit-memoir.ts';
import { supersedeMemoir } from './memoirs/supersede-memoir.ts';
import { writeMemoir } from './memoirs/write-memoir.ts';
import { writeMemoirAnew } from './memoirs/write-memoir-anew.ts';

export const memoirsRoutes: Routes = ({ on }) => {
  on(api.listMemoirs, ({ read, query }) => read((db) => findMemoirs(db, query)));
  on(api.exportMemoirs, async ({ run, query }) => {
    const name = encodeURIComponent('记事（参考材料）.xlsx');
    return {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await memoirsWorkbook(await run(exportMemoirs, query)),
      headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    };
  });
  on(api.getMemoir, ({ read, actor, params }) =>
    read((db) => getMemoir(db, actor, params.memoirId)),
  );
  on(api.printMemoir, ({ run, params }) => run(printMemoir, params));
  on(api.writeMemoir, ({ run, body }) => run(writeMemoir, body));
  on(api.changeMemoir, ({ run, params, body }) => run(changeMemoir, { ...params, content: body }));
  on(api.writeMemoirAnew, ({ run, params, body }) =>
    run(writeMemoirAnew, { ...params, content: body }),
  );
  on(api.submitMemoir, ({ run, params }) => run(submitMemoir, params));
  on(api.nameConflict, ({ run, params, body }) => run(nameConflict, { ...params, ...body }));
  on(api.confirmMemoir, ({ run, params, body }) => run(confirmMemoir, { ...params, ...body }));
  on(api.returnMemoir, ({ run, params, body }) => run(returnMemoir, { ...params, ...body }));
  on(api.supersedeMemoir, ({ run, params, body }) => run(supersedeMemoir, { ...params, ...body }));
};
