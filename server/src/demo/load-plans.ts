import { type Actor, systemActor } from '#platform/actor.ts';
import { type Command, execute, read } from '#platform/command.ts';
import { acknowledgeLine } from '../collection/plans/acknowledge-line.ts';
import { approvePlan } from '../collection/plans/approve-plan.ts';
import { drawUpPlan } from '../collection/plans/draw-up-plan.ts';
import { publishPlan } from '../collection/plans/publish-plan.ts';
import type { Installation } from '../installation.ts';
import type { Organisation } from './load-organisation.ts';

/** One year whose limit is past, with something still missing, and the year that is being collected. */
const plannedYears = [2024, 2026];

/**
 * Each agency's plans, drawn up by its archives, approved by its leader and published; every second
 * department has taken note. What a cut left half-way is taken up where it stands.
 */
export async function loadPlans(
  installation: Installation,
  organisation: Organisation,
): Promise<void> {
  const [, ...agencies] = organisation.fondsCodes;
  for (const fonds of agencies)
    for (const year of plannedYears) await loadPlan(installation, organisation, { fonds, year });
}

async function loadPlan(
  { platform }: Installation,
  organisation: Organisation,
  { fonds, year }: { fonds: string; year: number },
): Promise<void> {
  const run = <Input>(what: Command<Input, string>, actor: Actor, input: Input) =>
    execute(platform, what, actor, input);
  const fondsId = organisation.fondsId(fonds);
  const head = await organisation.actorFor(fonds, 'archives-head');
  const begun = await read(platform, systemActor, (db) =>
    db
      .selectFrom('archiving_plan')
      .select(['id', 'state', 'approved_at'])
      .where('fonds_id', '=', fondsId)
      .where('year', '=', year)
      .executeTakeFirst(),
  );
  const planId = begun?.id ?? (await run(drawUpPlan, head, { fondsId, year }));
  if (!begun?.approved_at)
    await run(approvePlan, await organisation.actorFor(fonds, 'leader'), { planId });
  if (!begun || begun.state === 'draft') await run(publishPlan, head, { planId });
  const lines = await read(platform, systemActor, (db) =>
    db
      .selectFrom('plan_line')
      .select(['id', 'department_id'])
      .where('plan_id', '=', planId)
      .orderBy('department_id')
      .execute(),
  );
  for (const line of lines.filter((_, index) => index % 2 === 0))
    await run(acknowledgeLine, await organisation.headOf(line.department_id), { lineId: line.id });
}
