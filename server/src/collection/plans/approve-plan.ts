import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockPlan, planEvent, planStep } from './lock-plan.ts';

/** The leader approves what the head of the archives drew up; never their own. */
export const approvePlan = command<{ planId: string }, string>({
  name: 'collection.approve-plan',

  async perform({ tx, actor, now }, { planId }) {
    const plan = await lockPlan(tx, planId);
    planStep(plan, 'approve');
    if (plan.drawn_up_by === actor.personId)
      throw new Problem('collection.same-person', { act: '批准', first: '编制' });
    const line = await tx
      .selectFrom('plan_line')
      .select('id')
      .where('plan_id', '=', planId)
      .where('withdrawn', '=', false)
      .executeTakeFirst();
    if (!line) throw new Problem('collection.plan-empty');
    await tx
      .updateTable('archiving_plan')
      .set({ approved_by: actor.personId, approved_at: now })
      .where('id', '=', planId)
      .execute();
    return changed(planId, planEvent(plan, { approved: true }));
  },
});
