import * as api from '@lantai/contract/arrangement/renumberings.api.ts';
import type { Routes } from '#platform/http.ts';
import { decideRenumbering } from './decide-renumbering.ts';
import { draftRenumbering } from './draft-renumbering.ts';
import { proposeRenumbering } from './propose-renumbering.ts';
import { findRenumberings, getRenumbering } from './renumbering-queries.ts';
import { renumberingWorkbook } from './renumbering-workbook.ts';
import { withdrawRenumbering } from './withdraw-renumbering.ts';

export const renumberingRoutes: Routes = ({ on }) => {
  on(api.listRenumberings, ({ read, query }) => read((db) => findRenumberings(db, query)));
  on(api.getRenumbering, ({ read, actor, params }) =>
    read((db) => getRenumbering(db, actor, params.renumberingId)),
  );
  on(api.exportRenumbering, async ({ read, actor, params }) => {
    const name = encodeURIComponent('编号调整.xlsx');
    const detail = await read((db) => getRenumbering(db, actor, params.renumberingId));
    return {
      headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
      type: api.exportRenumbering.reply.bytes[0],
      body: await renumberingWorkbook(detail),
    };
  });
  on(api.draftRenumbering, ({ run, body }) => run(draftRenumbering, body));
  on(api.proposeRenumbering, ({ run, params }) => run(proposeRenumbering, params));
  on(api.decideRenumbering, ({ run, params, body }) =>
    run(decideRenumbering, { ...params, ...body }),
  );
  on(api.withdrawRenumbering, ({ run, params }) => run(withdrawRenumbering, params));
};
