import type { PlanContent } from '@lantai/contract/capture/acquisition.ts';
import { changed, command } from '#platform/command.ts';
import { fenOf } from './fen.ts';
import { lockPlan, planStep } from './lock-plan.ts';

/** Draws up a plan of acquisition. */
export const makePlan = command<PlanContent & { agencyId: string }, { planId: string }>({
  name: 'capture.make-acquisition-plan',

  async perform({ tx, actor, now }, { agencyId, ...content }) {
    const { id } = await tx
      .insertInto('acquisition_plan')
      .values({
        agency_id: agencyId,
        ...columnsOf(content),
        made_by: actor.personId,
        made_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { title: content.title, year: content.year, budget: content.budget };
    return changed({ planId: id }, { subject: `acquisition-plan:${id}`, agencyId, details });
  },
});

/** Changes a plan before it is submitted, or after it came back. */
export const changePlan = command<PlanContent & { planId: string }, Record<string, never>>({
  name: 'capture.change-acquisition-plan',

  async perform({ tx }, { planId, ...content }) {
    const plan = await lockPlan(tx, planId);
    planStep(plan, 'change');
    await tx
      .updateTable('acquisition_plan')
      .set(columnsOf(content))
      .where('id', '=', planId)
      .execute();
    return changed(
      {},
      {
        subject: `acquisition-plan:${planId}`,
        agencyId: plan.agency_id,
        details: { before: { title: plan.title, purpose: plan.purpose }, after: content },
      },
    );
  },
});

function columnsOf({ title, year, purpose, budget, until }: PlanContent) {
  return { title, year, purpose, budget_fen: fenOf(budget), until };
}
