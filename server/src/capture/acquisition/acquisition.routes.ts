import * as api from '@lantai/contract/capture/acquisition.api.ts';
import type { Routes } from '#platform/http.ts';
import {
  findAgreements,
  findParties,
  findPlans,
  getAgreement,
  getOrigin,
} from './acquisition-queries.ts';
import { addParty, revealContact } from './add-party.ts';
import { makeAgreement } from './make-agreement.ts';
import { changePlan, makePlan } from './make-plan.ts';
import { decidePlan, movePlan } from './move-plan.ts';
import { takeInAcquired } from './take-in-acquired.ts';

export const acquisitionRoutes: Routes = ({ on }) => {
  on(api.listPlans, ({ read, query }) => read((db) => findPlans(db, query)));
  on(api.makePlan, ({ run, body }) => run(makePlan, body));
  on(api.changePlan, ({ run, params, body }) => run(changePlan, { ...params, ...body }));
  on(api.movePlan, ({ run, params, body }) => run(movePlan, { ...params, ...body }));
  on(api.decidePlan, ({ run, params, body }) => run(decidePlan, { ...params, ...body }));

  on(api.listParties, ({ read }) => read(findParties));
  on(api.addParty, ({ run, body }) => run(addParty, body));
  on(api.revealContact, ({ run, params, body }) => run(revealContact, { ...params, ...body }));

  on(api.listAgreements, ({ read, query }) => read((db) => findAgreements(db, query)));
  on(api.getAgreement, ({ read, params }) => read((db) => getAgreement(db, params.agreementId)));
  on(api.makeAgreement, ({ run, body }) => run(makeAgreement, body));
  on(api.takeInAcquired, ({ run, params, body }) => run(takeInAcquired, { ...params, ...body }));
  on(api.recordOrigin, ({ read, params }) => read((db) => getOrigin(db, params.recordId)));
};
