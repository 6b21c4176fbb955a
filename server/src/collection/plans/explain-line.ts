import { changed, command } from '#platform/command.ts';
import { lockLine } from './lock-line.ts';
import { lockPlan, planEvent } from './lock-plan.ts';

/** Why a line is not fulfilled; with that a plan can be closed. */
export const explainLine = command<{ lineId: string; explanation: string }, string>({
  name: 'collection.explain-line',

  async perform({ tx }, { lineId, explanation }) {
    const line = await lockLine(tx, lineId);
    const plan = await lockPlan(tx, line.plan_id);
    await tx.updateTable('plan_line').set({ explanation }).where('id', '=', lineId).execute();
    return changed(
      plan.id,
      planEvent(plan, { line: lineId, from: line.explanation, to: explanation }),
    );
  },
});
