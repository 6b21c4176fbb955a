import { randomBytes } from 'node:crypto';
import type { InspectionCause, InspectionKind } from '@lantai/contract/preservation/fixity.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { findKept } from '../copies/store-copies.ts';
import { storeName } from '../damages/damage-queries.ts';
import { drawSample } from './draw-sample.ts';
import { environmentNow } from './environment.ts';
import { findStored, type InspectedScope } from './stored-records.ts';

export type StartInspection = InspectedScope & {
  readonly kind: InspectionKind;
  readonly cause: InspectionCause;
  readonly percent?: number | undefined;
  readonly seed?: string | undefined;
  /** The places to be read, null for the store itself; every one where none are named. */
  readonly places?: readonly (string | null)[] | undefined;
  /** Whether the items of keeping are checked over the same records. */
  readonly withCheck?: boolean | undefined;
};

/** Orders an inspection. What is drawn is settled here and kept with its seed, so that it can be drawn again. */
export const startInspection = command<
  StartInspection,
  { runId: string; jobId: string; drawn: number }
>({
  name: 'preservation.start-inspection',

  async perform(context, { kind, cause, places: wanted, withCheck = false, ...scope }) {
    const { tx, actor, now } = context;
    const population = await findStored(tx, scope);
    if (population.length === 0) throw new Problem('preservation.nothing-stored');
    const places = await findInspectable(tx, wanted);
    const percent = kind === 'full' ? 100 : (scope.percent ?? 5);
    const seed = scope.seed ?? randomBytes(16).toString('hex');
    const drawn = drawSample(population, { seed, percent });
    const runId = crypto.randomUUID();
    const jobId = await enqueue(
      context,
      { name: 'preservation.inspect-fixity' },
      { agencyId: scope.agencyId, payload: { runId }, behind: true },
    );
    await tx
      .insertInto('fixity_run')
      .values({
        ...{ id: runId, agency_id: scope.agencyId, job_id: jobId, kind, cause, percent, seed },
        ...(await limitsOf(tx, scope, population.length)),
        ...{ population: population.length, record_ids: drawn },
        ...{ environment: await environmentNow(tx), with_check: withCheck },
        ...{ asked_by: actor.personId, asked_at: now },
      })
      .execute();
    await tx
      .insertInto('fixity_run_place')
      .values(
        places.map((place, position) => ({
          ...{ run_id: runId, position, agency_id: scope.agencyId, ...place },
          ...{ missed_because: null, ended_at: null },
        })),
      )
      .execute();
    const placeNames = places.map(({ name }) => name);
    return changed(
      { runId, jobId, drawn: drawn.length },
      {
        subject: `inspection:${runId}`,
        agencyId: scope.agencyId,
        details: {
          ...{ kind, cause, percent, seed, population: population.length, drawn: drawn.length },
          ...{ places: placeNames, withCheck },
        },
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

/** The store and every copy that is kept, or those of them that are wanted. */
async function findInspectable(tx: Tx, wanted: readonly (string | null)[] | undefined) {
  const kept = await findKept(tx);
  const all = [
    { copy_id: null, name: storeName },
    ...kept.map(({ id, name }) => ({ copy_id: id, name })),
  ];
  if (wanted === undefined) return all;
  const chosen = all.filter(({ copy_id }) => wanted.includes(copy_id));
  if (chosen.length < new Set(wanted).size) throw new Problem('preservation.copy-not-found');
  return chosen;
}
