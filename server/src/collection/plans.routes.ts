import * as api from '@lantai/contract/collection/plans.api.ts';
import { dayOf, yearOf } from '#platform/clock.ts';
import type { Platform } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import type { Routes } from '#platform/http.ts';
import { findCalendars, findRulesInForce } from './deadlines/deadline-queries.ts';
import { decideDeadlineRule } from './deadlines/decide-deadline-rule.ts';
import { acknowledgeLine } from './plans/acknowledge-line.ts';
import { amendPlan } from './plans/amend-plan.ts';
import { approvePlan } from './plans/approve-plan.ts';
import { closePlan } from './plans/close-plan.ts';
import { drawUpPlan } from './plans/draw-up-plan.ts';
import { editPlan } from './plans/edit-plan.ts';
import { explainLine } from './plans/explain-line.ts';
import { findPlans, getPlan } from './plans/plan-queries.ts';
import { publishPlan } from './plans/publish-plan.ts';

export const plansRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    const today = () => dayOf(platform.now());
    type Read = <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>;
    const shown = (read: Read, planId: string) => read((db) => getPlan(db, planId, today()));

    on(api.listDeadlineRules, ({ read, query }) =>
      read(async (db) => ({
        rules: await findRulesInForce(db, query.agencyId, today()),
        ...(await findCalendars(db, yearOf(platform.now()))),
      })),
    );
    on(api.decideDeadlineRule, ({ run, body }) => run(decideDeadlineRule, body));

    on(api.listPlans, ({ read, query }) => read((db) => findPlans(db, query.fondsId, today())));
    on(api.getPlan, ({ read, params }) => shown(read, params.planId));
    on(api.drawUpPlan, async ({ read, run, body }) => shown(read, await run(drawUpPlan, body)));
    on(api.editPlan, async ({ read, run, params, body }) =>
      shown(read, await run(editPlan, { ...params, ...body })),
    );
    on(api.approvePlan, async ({ read, run, params }) =>
      shown(read, await run(approvePlan, params)),
    );
    on(api.publishPlan, async ({ read, run, params }) =>
      shown(read, await run(publishPlan, params)),
    );
    on(api.amendPlan, async ({ read, run, params, body }) =>
      shown(read, await run(amendPlan, { ...params, ...body })),
    );
    on(api.closePlan, async ({ read, run, params }) => shown(read, await run(closePlan, params)));
    on(api.acknowledgeLine, async ({ read, run, params }) =>
      shown(read, await run(acknowledgeLine, params)),
    );
    on(api.explainLine, async ({ read, run, params, body }) =>
      shown(read, await run(explainLine, { ...params, ...body })),
    );
  };
