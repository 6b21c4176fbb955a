import { randomBytes } from 'node:crypto';
import type { InspectionCause, InspectionKind } from '@lantai/contract/preservation/fixity.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { drawSample } from './draw-sample.ts';
import { environmentNow } from './environment.ts';
import { findStored, type InspectedScope } from './stored-records.ts';

export type StartInspection = InspectedScope & {
  readonly kind: InspectionKind;
  readonly cause: InspectionCause;
  readonly percent?: number | undefined;
  readonly seed?: string | undefined;
};

/** Orders an inspection. What is drawn is settled here and kept with its seed, so that it can be drawn again. */
export const startInspection = command<
  StartInspection,
  { runId: string; jobId: string; drawn: number }
>({
  name: 'preservation.start-inspection',

  async perform(context, { kind, cause, ...scope }) {
    const { tx, actor, now } = context;
    const population = await findStored(tx, scope);
    if (population.length === 0) throw new Problem('preservation.nothing-stored');
    const percent = kind === 'full' ? 100 : (scope.percent ?? 5);
    const seed = scope.seed ?? randomBytes(16).toString('hex');
    const drawn = drawSample(population, { seed, percent });
    const runId = crypto.randomUUID();
    const jobId = await enqueue(
      context,
      { name: 'preservation.inspect-fixity' },
      { agencyId: scope.agencyId, payload: { runId } },
    );
    await tx
      .insertInto('fixity_run')
      .values({
        ...{ id: runId, agency_id: scope.agencyId, job_id: jobId, kind, cause, percent, seed },
        ...(await limitsOf(tx, scope, population.length)),
        ...{ population: population.length, record_ids: drawn },
        environment: await environmentNow(tx),
        ...{ asked_by: actor.personId, asked_at: now },
      })
      .execute();
    return changed(
      { runId, jobId, drawn: drawn.length },
      {
        subject: `inspection:${runId}`,
        agencyId: scope.agencyId,
        details: { kind, cause, percent, seed, population: population.length, drawn: drawn.length },
      },
    );
  },
});

/** A scope that takes in all that an agency has stored is no limit: what reads it has read everything. */
async function limitsOf(tx: Tx, { agencyId, fondsId, year }: InspectedScope, population: number) {
  const limited = { fonds_id: fondsId ?? null, year: year ?? null };
  if (limited.fonds_id === null && limited.year === null) return limited;
  const everything = await findStored(tx, { agencyId });
  return everything.length === population ? { fonds_id: null, year: null } : limited;
}
