import type {
  InspectionCause,
  InspectionKind,
  InspectionStanding,
} from '@lantai/contract/preservation/fixity.ts';
import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { countOpenDamages } from '../damages/damage-queries.ts';
import { environmentNow } from './environment.ts';
import { findMoved } from './find-moved.ts';
import { findInspectionPolicy } from './inspection-policy.ts';

/** What the rhythm asks of an agency on a day: when each kind was done last and is due again. */
export async function findStanding(db: Db, agencyId: string): Promise<InspectionStanding> {
  const policy = await findInspectionPolicy(db, agencyId);
  const { stored, first } = await db
    .selectFrom('record')
    .select((row) => [row.fn.countAll<number>().as('stored'), row.fn.min('filed_at').as('first')])
    .where('agency_id', '=', agencyId)
    .where('object_path', 'is not', null)
    .executeTakeFirstOrThrow();
  const full = await lastOf(db, agencyId, { kind: 'full', percent: 100 });
  const { samplePercent } = policy.content;
  const sample = await lastOf(db, agencyId, { kind: 'sample', percent: samplePercent });
  const environment = await environmentNow(db);
  // Whatever is counted from the first record that was stored is due for the first time after one period.
  const since = first ? dayOf(first) : null;
  return {
    ...{ policy, stored, openDamages: await countOpenDamages(db, agencyId) },
    lastFull: full ? full.asked_at : null,
    fullDue: dayAfter(full ? dayOf(full.asked_at) : since, policy.content.fullMonths),
    lastSample: sample ? sample.asked_at : null,
    sampleDue: dayAfter(newest(full, sample) ?? since, monthsOfQuarter),
    changed:
      full && full.environment !== environment ? `${full.environment} → ${environment}` : null,
    moved: await findMoved(db, {
      ...{ agencyId, since: full ? full.asked_at : null },
      many: Math.ceil((stored * samplePercent) / 100),
    }),
  };
}

const monthsOfQuarter = 3;

type Asked = { kind: InspectionKind; percent: number };
type Last = { asked_at: Date; environment: string } | undefined;

/**
 * The newest of a kind over the whole agency that came to its end, and that read so many in a hundred:
 * somebody who draws less than the policy says has not done what is due.
 */
async function lastOf(db: Db, agencyId: string, { kind, percent }: Asked): Promise<Last> {
  return db
    .selectFrom('fixity_run')
    .select(['asked_at', 'environment'])
    .where('agency_id', '=', agencyId)
    .where('kind', '=', kind)
    .where('percent', '>=', percent)
    .where('fonds_id', 'is', null)
    .where('year', 'is', null)
    .where('ended_at', 'is not', null)
    .where(isKept)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * DA/T 70-2018, 4.3.1 asks for the check of the four properties: digests of a copy alone do not answer that, nor
 * does a check that has not come to its end.
 */
const isKept = sql<boolean>`with_check
  and exists (select from fixity_run_place place where place.run_id = fixity_run.id and place.copy_id is null)
  and not exists (select from check_run check_of where check_of.inspection_id = fixity_run.id
    and check_of.state = 'checking')`;

/** A full inspection has read more than any sample. */
function newest(full: Last, sample: Last): string | null {
  const days = [full, sample].flatMap((one) => (one ? [dayOf(one.asked_at)] : []));
  return days.toSorted((one, other) => (one < other ? 1 : -1))[0] ?? null;
}

function dayAfter(day: string | null, months: number): string | null {
  return day === null ? null : Temporal.PlainDate.from(day).add({ months }).toString();
}

export type DueCause = Exclude<InspectionCause, 'asked'>;

/** What is due on a day, the greater before the smaller; nothing while one is under way. */
export function dueNow(standing: InspectionStanding, today: string): DueCause | undefined {
  if (standing.stored === 0) return undefined;
  if (standing.fullDue !== null && standing.fullDue <= today) return 'full-due';
  if (standing.moved !== null) return 'migration';
  if (standing.changed !== null) return 'after-change';
  return standing.sampleDue !== null && standing.sampleDue <= today ? 'sample-due' : undefined;
}

/** Whether an hour lies in the window of a policy, which may go over midnight. */
export function isInWindow(
  hour: number,
  { fromHour, toHour }: { fromHour: number; toHour: number },
) {
  if (fromHour === toHour) return true;
  return fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
}

const alive = sql`job_run.state in ('waiting', 'running', 'cancelling')`;

/** Agencies with stored records and nothing under way: no inspection, and no check that belongs to one. */
export async function findIdleAgencies(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('agency_id')
    .distinct()
    .where('object_path', 'is not', null)
    .where(
      sql<boolean>`not exists (select from fixity_run where fixity_run.agency_id = record.agency_id and ended_at is null
        and exists (select from job_run where job_run.id = fixity_run.job_id and ${alive}))`,
    )
    .where(
      sql<boolean>`not exists (select from check_run where check_run.agency_id = record.agency_id
        and inspection_id is not null and check_run.state = 'checking'
        and exists (select from job_run where job_run.id = check_run.job_id and ${alive}))`,
    )
    .execute();
  return rows.map(({ agency_id }) => agency_id);
}
