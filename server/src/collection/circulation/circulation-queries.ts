import type {
  CirculationDetail,
  CirculationList,
  CirculationRow,
  CirculationState,
} from '@lantai/contract/collection/circulation.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findNamedRecords, unseenRecord } from '../named-records.ts';

export type CirculationFilter = {
  readonly list: CirculationList;
  readonly state?: CirculationState | undefined;
  readonly recordId?: string | undefined;
  readonly late: boolean;
  readonly now: Date;
};

/** A hand is late after the days that were agreed, or once the day of the whole is past. */
const lateHand = (now: Date) => sql<boolean>`(circulation.closed_at is null
  and recipient.sent_at is not null and recipient.returned_at is null
  and (recipient.sent_at <= ${now}::timestamptz - make_interval(days => circulation.escalate_after_days)
    or circulation.due_on < ${dayOf(now)}::date))`;

const withMe = (actor: Actor) => sql<boolean>`circulation.closed_at is null and exists (
  select from circulation_recipient recipient where recipient.circulation_id = circulation.id
    and recipient.person_id = ${actor.personId}::uuid
    and recipient.sent_at is not null and recipient.returned_at is null)`;

const someHandLate = (now: Date, units?: readonly string[]) => sql<boolean>`exists (
  select from circulation_recipient recipient where recipient.circulation_id = circulation.id
    and ${lateHand(now)}
    ${units ? sql`and recipient.department_id = any(${[...units]}::uuid[])` : sql``})`;

function matching(db: Db, actor: Actor, { list, state, recordId, late, now }: CirculationFilter) {
  let query = db.selectFrom('circulation');
  if (list === 'to-read') query = query.where(withMe(actor));
  if (list === 'begun') query = query.where('circulation.begun_by', '=', actor.personId);
  if (list === 'department') query = query.where(someHandLate(now, actor.scope.works));
  if (state) query = query.where('closed_at', state === 'open' ? 'is' : 'is not', null);
  if (recordId) query = query.where('circulation.record_id', '=', recordId);
  if (late) query = query.where(someHandLate(now));
  return query;
}

const figures = (what: 'all' | 'returned') => sql<number>`(select count(*)
  from circulation_recipient recipient where recipient.circulation_id = circulation.id
  ${what === 'returned' ? sql`and recipient.returned_at is not null` : sql``})::integer`;

function shown(db: Db, actor: Actor, filter: CirculationFilter) {
  return matching(db, actor, filter)
    .innerJoin('person as beginner', 'beginner.id', 'circulation.begun_by')
    .innerJoin('org_unit as agency', 'agency.id', 'circulation.agency_id')
    .leftJoin('person as closer', 'closer.id', 'circulation.closed_by')
    .selectAll('circulation')
    .select(['beginner.name as begunByName', 'closer.name as closedByName'])
    .select(['agency.name as agencyName', figures('all').as('recipients')])
    .select([figures('returned').as('returned'), someHandLate(filter.now).as('isLate')])
    .orderBy('circulation.begun_at', 'desc')
    .orderBy('circulation.id')
    .limit(500);
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number];

export async function findCirculations(
  db: Db,
  actor: Actor,
  filter: CirculationFilter,
): Promise<CirculationRow[]> {
  return withRecords(db, await shown(db, actor, filter).execute());
}

async function withRecords(db: Db, rows: readonly ShownRow[]): Promise<CirculationRow[]> {
  const records = await findNamedRecords(db, [...new Set(rows.map(({ record_id }) => record_id))]);
  return rows.map((row) => ({
    id: row.id,
    record: records.get(row.record_id) ?? unseenRecord(row.record_id),
    purpose: row.purpose,
    begunByName: row.begunByName,
    begunAt: row.begun_at,
    inOrder: row.in_order,
    dueOn: row.due_on,
    escalateAfterDays: row.escalate_after_days,
    state: row.closed_at === null ? ('open' as const) : ('closed' as const),
    closedAt: row.closed_at,
    closedByName: row.closedByName,
    closeReason: row.close_reason,
    recipients: row.recipients,
    returned: row.returned,
    isLate: row.isLate,
  }));
}

export async function countCirculations(db: Db, actor: Actor, filter: CirculationFilter) {
  return matching(db, actor, filter)
    .select((row) => row.fn.countAll<number>().as('count'))
    .select((row) => row.fn.min('circulation.begun_at').as('oldestAt'))
    .executeTakeFirstOrThrow();
}

type Asked = { circulationId: string; now: Date };

export async function getCirculation(
  db: Db,
  actor: Actor,
  { circulationId, now }: Asked,
): Promise<CirculationDetail & { agencyId: string; isBegunByMe: boolean }> {
  const row = await shown(db, actor, { list: 'all', late: false, now })
    .where('circulation.id', '=', circulationId)
    .executeTakeFirst();
  if (!row) throw new Problem('collection.circulation-not-found');
  const [summary] = await withRecords(db, [row]);
  if (!summary) throw new Problem('collection.circulation-not-found');
  const recipientList = await findRecipients(db, circulationId, now);
  const own = recipientList.find(({ personId }) => personId === actor.personId);
  const isWithMe = row.closed_at === null && own?.sentAt != null && own.returnedAt === null;
  const isBegunByMe = row.begun_by === actor.personId;
  return {
    ...summary,
    agencyId: row.agency_id,
    agencyName: row.agencyName,
    isBegunByMe,
    recipientList,
    can: {
      open: isWithMe,
      return: isWithMe && own.openedAt !== null,
      close: row.closed_at === null && isBegunByMe && actor.permissions.has('collection.circulate'),
    },
  };
}

async function findRecipients(db: Db, circulationId: string, now: Date) {
  return db
    .selectFrom('circulation_recipient as recipient')
    .innerJoin('circulation', 'circulation.id', 'recipient.circulation_id')
    .innerJoin('person', 'person.id', 'recipient.person_id')
    .leftJoin('org_unit as department', 'department.id', 'recipient.department_id')
    .select(['person.id as personId', 'person.name', 'department.name as departmentName'])
    .select(['position', 'sent_at as sentAt', 'opened_at as openedAt'])
    .select(['returned_at as returnedAt', 'comment', lateHand(now).as('isLate')])
    .where('circulation_id', '=', circulationId)
    .orderBy('position')
    .execute();
}
