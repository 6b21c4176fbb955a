import * as api from '@lantai/contract/classification/classification.api.ts';
import * as mattersApi from '@lantai/contract/classification/matters.api.ts';
import * as profilesApi from '@lantai/contract/classification/profiles.api.ts';
import type { Routes } from '#platform/http.ts';
import { approveSchedule } from './approve-schedule.ts';
import { changeFonds } from './change-fonds.ts';
import { confirmSchedule } from './confirm-schedule.ts';
import { createCodeRule } from './create-code-rule.ts';
import { createFonds } from './create-fonds.ts';
import { decideScheme } from './decide-scheme.ts';
import { draftSchedule } from './draft-schedule.ts';
import { editSchedule } from './edit-schedule.ts';
import { endorseSchedule } from './endorse-schedule.ts';
import { findFonds, getFonds } from './fonds-queries.ts';
import { grantScheduleException } from './grant-schedule-exception.ts';
import { addMatter } from './matters/add-matter.ts';
import { changeMatter } from './matters/change-matter.ts';
import { findMatters } from './matters/matter-queries.ts';
import { orderMatters } from './matters/order-matters.ts';
import { adoptProfile } from './profiles/adopt-profile.ts';
import { draftProfile } from './profiles/draft-profile.ts';
import { editProfile } from './profiles/edit-profile.ts';
import { findProfiles } from './profiles/profile-queries.ts';
import { returnSchedule } from './return-schedule.ts';
import {
  findClauses,
  findConfirmations,
  findSchedules,
  getShownSchedule,
} from './schedule-queries.ts';
import { findCodeRules, findSchemes } from './scheme-queries.ts';
import { submitSchedule } from './submit-schedule.ts';

export const classificationRoutes: Routes = ({ on }) => {
  on(api.listFonds, ({ read }) => read((db) => findFonds(db)));
  on(api.createFonds, ({ run, body }) => run(createFonds, body));
  on(api.changeFonds, ({ run, params, body }) => run(changeFonds, { ...params, ...body }));

  on(api.listSchemes, ({ read, params }) =>
    read(async (db) => {
      await getFonds(db, params.fondsId);
      return findSchemes(db, params.fondsId);
    }),
  );
  on(api.decideScheme, ({ run, params, body }) => run(decideScheme, { ...params, ...body }));
  on(api.listCodeRules, ({ read }) => read(findCodeRules));
  on(api.createCodeRule, ({ run, body }) => run(createCodeRule, body));

  on(mattersApi.listMatters, ({ read, params }) => read((db) => findMatters(db, params.fondsId)));
  on(mattersApi.addMatter, ({ run, params, body }) => run(addMatter, { ...params, ...body }));
  on(mattersApi.changeMatter, ({ run, params, body }) => run(changeMatter, { ...params, ...body }));
  on(mattersApi.orderMatters, ({ run, params, body }) => run(orderMatters, { ...params, ...body }));

  on(api.listSchedules, ({ read }) => read(findSchedules));
  on(api.getSchedule, ({ read, params: { scheduleId } }) =>
    read(async (db) => ({
      ...(await getShownSchedule(db, scheduleId)),
      clauses: await findClauses(db, scheduleId),
      confirmations: await findConfirmations(db, scheduleId),
    })),
  );
  on(api.draftSchedule, ({ run, body }) => run(draftSchedule, body));
  on(api.editSchedule, ({ run, params, body }) => run(editSchedule, { ...params, ...body }));
  on(api.submitSchedule, ({ run, params }) => run(submitSchedule, params));
  on(api.confirmSchedule, ({ run, params }) => run(confirmSchedule, params));
  on(api.endorseSchedule, ({ run, params }) => run(endorseSchedule, params));
  on(api.grantScheduleException, ({ run, body }) => run(grantScheduleException, body));
  on(api.approveSchedule, ({ run, params, body }) => run(approveSchedule, { ...params, ...body }));
  on(api.returnSchedule, ({ run, params, body }) => run(returnSchedule, { ...params, ...body }));

  on(profilesApi.listProfiles, ({ read, query }) => read((db) => findProfiles(db, query)));
  on(profilesApi.draftProfile, ({ run, body }) => run(draftProfile, body));
  on(profilesApi.editProfile, ({ run, params, body }) => run(editProfile, { ...params, ...body }));
  on(profilesApi.adoptProfile, ({ run, params }) => run(adoptProfile, params));
};
