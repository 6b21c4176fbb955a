import type { InspectedPlace, InspectionCheck } from '@lantai/contract/preservation/fixity.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** The places of some inspections, by inspection, in the order in which they are read. */
export async function findPlacesOf(
  db: Db,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, InspectedPlace[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('fixity_run_place as place')
    .select(['run_id', 'position', 'copy_id as copyId', 'name', 'files', 'bytes'])
    // What has not arrived in a copy yet was gone through, and not read.
    .select(sql<number>`done - waiting`.as('done'))
    .select(['milliseconds', 'waiting', 'missed_because as missedBecause', 'ended_at as endedAt'])
    .select(
      sql<number>`(select count(*) from fixity_finding finding where finding.run_id = place.run_id
        and finding.copy_id is not distinct from place.copy_id)`.as('findings'),
    )
    .where('run_id', 'in', runIds)
    .orderBy('position')
    .execute();
  return byRun(rows.map(({ run_id, ...place }) => [run_id, place]));
}

/** The checks of the four properties that belong to some inspections, by inspection. */
export async function findChecks(
  db: Db,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, InspectionCheck[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('check_run')
    .select(['inspection_id', 'id', 'name', 'job_id', 'state', 'records', 'counts'])
    .where('inspection_id', 'in', runIds)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return byRun(
    rows.map(({ inspection_id, id, name, job_id, state, records, counts }) => [
      inspection_id ?? '',
      {
        ...{ id, name, records, jobId: job_id, isOver: state === 'checked' },
        ...{ passed: counts.passed, failed: counts.failed },
        ...{ notRun: counts['not-run'], waiting: counts.waiting },
      },
    ]),
  );
}

function byRun<Part>(parts: readonly (readonly [string, Part])[]): ReadonlyMap<string, Part[]> {
  const found = new Map<string, Part[]>();
  for (const [runId, part] of parts) found.set(runId, [...(found.get(runId) ?? []), part]);
  return found;
}
