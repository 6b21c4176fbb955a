import * as api from '@lantai/contract/collection/number-gaps.api.ts';
import type { Routes } from '#platform/http.ts';
import { explainNumbers } from './explain-numbers.ts';
import { findNumberSequences } from './number-gap-queries.ts';
import { numberGapWorkbook } from './number-gap-workbook.ts';
import { revokeExplanation } from './revoke-explanation.ts';

export const numberGapsRoutes: Routes = ({ on }) => {
  on(api.listNumberSequences, ({ read, query }) => read((db) => findNumberSequences(db, query)));
  on(api.exportNumberSequences, async ({ read, query }) => {
    const { sequences } = await read((db) => findNumberSequences(db, query));
    const name = encodeURIComponent('文号断号.xlsx');
    return {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await numberGapWorkbook(sequences),
      headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    };
  });
  on(api.explainNumbers, async ({ run, body }) => ({ explained: await run(explainNumbers, body) }));
  on(api.revokeExplanation, ({ run, params, body }) =>
    run(revokeExplanation, { ...params, ...body }),
  );
};
