import { changed, command, unchanged } from '#platform/command.ts';
import { lockLine } from './lock-line.ts';
import { lockPlan, planEvent, planStep } from './lock-plan.ts';

/** The head of the department has seen what is due; with the first one the plan is in progress. */
export const acknowledgeLine = command<{ lineId: string }, string>({
  name: 'collection.acknowledge-line',

  async perform({ tx, actor, now }, { lineId }) {
    const line = await lockLine(tx, lineId);
    const plan = await lockPlan(tx, line.plan_id);
    const to = planStep(plan, 'acknowledge');
    if (line.acknowledged_at) return unchanged(plan.id);
    await tx
      .updateTable('plan_line')
      .set({ acknowledged_by: actor.personId, acknowledged_at: now })
      .where('id', '=', lineId)
      .execute();
    await tx.updateTable('archiving_plan').set({ state: to }).where('id', '=', plan.id).execute();
    return changed(
      plan.id,
      planEvent(plan, { line: lineId, acknowledged: true, from: plan.state, to }),
    );
  },
});
