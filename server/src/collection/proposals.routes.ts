import * as api from '@lantai/contract/collection/proposals.api.ts';
import type { Routes } from '#platform/http.ts';
import { changeCollectionSetting } from './proposals/change-collection-setting.ts';
import { decideProposal } from './proposals/decide-proposal.ts';
import {
  findProposals,
  findRefusals,
  getCollectionSetting,
  getProposal,
} from './proposals/proposal-queries.ts';
import { proposeChange } from './proposals/propose-change.ts';
import { refuseMaterial } from './proposals/refuse-material.ts';
import { reopenRecord } from './proposals/reopen-record.ts';
import { withdrawProposal } from './proposals/withdraw-proposal.ts';

export const proposalsRoutes: Routes = ({ on }) => {
  on(api.listProposals, ({ read, actor, query }) => read((db) => findProposals(db, actor, query)));
  on(api.proposeChange, async ({ read, run, actor, body }) => {
    const id = await run(proposeChange, body);
    return read((db) => getProposal(db, actor, id));
  });
  on(api.decideProposal, async ({ read, run, actor, params, body }) => {
    const id = await run(decideProposal, { ...params, ...body });
    return read((db) => getProposal(db, actor, id));
  });
  on(api.withdrawProposal, async ({ read, run, actor, params }) => {
    const id = await run(withdrawProposal, params);
    return read((db) => getProposal(db, actor, id));
  });
  on(api.reopenRecord, async ({ run, params, body }) => {
    await run(reopenRecord, { ...params, ...body });
    return {};
  });
  on(api.refuseMaterial, async ({ run, params, body }) => {
    await run(refuseMaterial, { ...params, ...body });
    return {};
  });
  on(api.listRefusals, ({ read }) => read(findRefusals));
  on(api.getCollectionSetting, ({ read, query }) =>
    read((db) => getCollectionSetting(db, query.agencyId)),
  );
  on(api.changeCollectionSetting, async ({ run, body }) => {
    await run(changeCollectionSetting, body);
    return {};
  });
};
