import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import { lockPlan, planStep } from './lock-plan.ts';

type MovePlan = { planId: string } & (
  | { action: 'submit' }
  | { action: 'complete'; result: string }
);

/** Submits a plan, or says with what result it was carried out. */
export const movePlan = command<MovePlan, Record<string, never>>({
  name: 'capture.move-acquisition-plan',

  async perform({ tx, now }, { planId, ...move }) {
    const plan = await lockPlan(tx, planId);
    const state = planStep(plan, move.action);
    await tx
      .updateTable('acquisition_plan')
      .set({
        state,
        ...(move.action === 'submit'
          ? { submitted_at: now }
          : { completed_at: now, result: move.result }),
      })
      .where('id', '=', planId)
      .execute();
    return changed(
      {},
      {
        subject: `acquisition-plan:${planId}`,
        agencyId: plan.agency_id,
        details: { from: plan.state, to: state, ...move },
      },
    );
  },
});

type DecidePlan = { planId: string; decision: 'approve' | 'return'; note: string };

/** Nobody decides on a plan of their own (workflows 0.3, 5). */
export const decidePlan = command<DecidePlan, Record<string, never>>({
  name: 'capture.decide-acquisition-plan',

  async perform({ tx, actor, now }, { planId, decision, note }) {
    const plan = await lockPlan(tx, planId);
    const state = planStep(plan, decision);
    await tx
      .updateTable('acquisition_plan')
      .set({ state, decided_by: actor.personId, decided_at: now, decision_note: note })
      .where('id', '=', planId)
      .execute()
      .catch(onConstraint('acquisition_plan_decided_by_another', 'capture.own-plan'));
    return changed(
      {},
      {
        subject: `acquisition-plan:${planId}`,
        agencyId: plan.agency_id,
        details: { from: plan.state, to: state, note },
      },
    );
  },
});
