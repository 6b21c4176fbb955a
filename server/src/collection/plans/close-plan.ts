import { isLineOwed } from '@lantai/contract/collection/plan.ts';
import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockPlan, planEvent, planStep } from './lock-plan.ts';
import { findLines } from './plan-queries.ts';

/** Every line is done, or somebody has written why not (workflows A.4). */
export const closePlan = command<{ planId: string }, string>({
  name: 'collection.close-plan',

  async perform({ tx, actor, now }, { planId }) {
    const plan = await lockPlan(tx, planId);
    const to = planStep(plan, 'close');
    const lines = await findLines(tx, plan, dayOf(now));
    const open = lines.filter(isLineOwed);
    if (open.length > 0) throw new Problem('collection.plan-lines-open', { count: open.length });
    await tx
      .updateTable('archiving_plan')
      .set({ state: to, closed_by: actor.personId, closed_at: now })
      .where('id', '=', planId)
      .execute();
    return changed(planId, planEvent(plan, { from: plan.state, to }));
  },
});
