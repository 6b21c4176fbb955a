import {
  type PlanAction,
  type PlanState,
  planActionNames,
  planAfter,
  planStateNames,
} from '@lantai/contract/collection/plan.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export async function lockPlan(tx: Tx, planId: string): Promise<Row<'archiving_plan'>> {
  const plan = await tx
    .selectFrom('archiving_plan')
    .selectAll()
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirst();
  if (!plan) throw new Problem('collection.plan-not-found');
  return plan;
}

/** The state an action leads to, or the problem that keeps the plan from it. */
export function planStep({ state }: Row<'archiving_plan'>, action: PlanAction): PlanState {
  const after = planAfter(state, action);
  if (!after)
    throw new Problem('collection.plan-wrong-state', {
      state: planStateNames[state],
      action: planActionNames[action],
    });
  return after;
}

/** What goes into the trail of a plan. */
export function planEvent(plan: Row<'archiving_plan'>, details: Record<string, unknown>) {
  const { id, agency_id, year, version } = plan;
  return { subject: `plan:${id}`, agencyId: agency_id, details: { year, version, ...details } };
}
