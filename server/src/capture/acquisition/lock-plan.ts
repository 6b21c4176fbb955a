import {
  type PlanAction,
  type PlanState,
  planActionNames,
  planAfter,
  planStateNames,
} from '@lantai/contract/capture/acquisition.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export async function lockPlan(tx: Tx, planId: string): Promise<Row<'acquisition_plan'>> {
  const plan = await tx
    .selectFrom('acquisition_plan')
    .selectAll()
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirst();
  if (!plan) throw new Problem('capture.plan-not-found');
  return plan;
}

/** The state an action leads to, or the problem that keeps the plan from it. */
export function planStep({ state }: Row<'acquisition_plan'>, action: PlanAction): PlanState {
  const next = planAfter(state, action);
  if (!next)
    throw new Problem('capture.plan-in-wrong-state', {
      state: planStateNames[state],
      action: planActionNames[action],
    });
  return next;
}
