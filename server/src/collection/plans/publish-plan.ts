import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockPlan, planEvent, planStep } from './lock-plan.ts';

/** From here on departments are held to it. The version that was in force is superseded. */
export const publishPlan = command<{ planId: string }, string>({
  name: 'collection.publish-plan',

  async perform({ tx, actor, now }, { planId }) {
    const plan = await lockPlan(tx, planId);
    const to = planStep(plan, 'publish');
    if (!plan.approved_at) throw new Problem('collection.plan-not-approved');
    const former = await tx
      .updateTable('archiving_plan')
      .set({ state: 'superseded' })
      .where('fonds_id', '=', plan.fonds_id)
      .where('year', '=', plan.year)
      .where('state', 'in', ['published', 'in-progress'])
      .returning('version')
      .executeTakeFirst();
    await tx
      .updateTable('archiving_plan')
      .set({ state: to, published_by: actor.personId, published_at: now })
      .where('id', '=', planId)
      .execute();
    return changed(
      planId,
      planEvent(plan, { from: plan.state, to, ...(former && { supersedes: former.version }) }),
    );
  },
});
