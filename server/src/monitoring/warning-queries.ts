import type {
  Warning,
  WarningAudience,
  WarningState,
} from '@lantai/contract/monitoring/warning.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../records/workbench-queries.ts';

type Filter = { state?: WarningState | undefined; audience?: WarningAudience | undefined };
type Page = { after?: string | undefined; limit: number };

export async function findWarnings(
  db: Db,
  { state, audience }: Filter,
  { after, limit }: Page,
): Promise<{ warnings: Warning[]; total: number; next: string | null }> {
  let query = db
    .selectFrom('warning')
    .leftJoin('org_unit as agency', 'agency.id', 'warning.agency_id')
    .selectAll('warning')
    .select('agency.name as agencyName');
  if (state) query = query.where('warning.state', '=', state);
  if (audience) query = query.where('audience', '=', audience);
  const { total } = await query
    .clearSelect()
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (after) {
    const [at = '', id = ''] = after.split(' ');
    query = query.where(sql<boolean>`(raised_at, warning.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query
    .orderBy('raised_at', 'desc')
    .orderBy('warning.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const steps = await findSteps(
    db,
    shown.map(({ id }) => id),
  );
  const last = shown.at(-1);
  return {
    total,
    next: rows.length > limit && last ? `${last.raised_at.toISOString()} ${last.id}` : null,
    warnings: shown.map((row) => ({
      ...{ id: row.id, agencyName: row.agencyName, audience: row.audience, kind: row.kind },
      ...{ title: row.title, detail: row.detail, link: row.link, state: row.state },
      ...{ raisedAt: row.raised_at, seenAt: row.seen_at, closedAt: row.closed_at },
      steps: (steps.get(row.id) ?? []).map(({ action, note, takenByName, takenAt }) => ({
        ...{ action, note, takenByName, takenAt },
      })),
    })),
  };
}

async function findSteps(db: Db, warningIds: readonly string[]) {
  const rows = await db
    .selectFrom('warning_step')
    .leftJoin('person', 'person.id', 'warning_step.taken_by')
    .select(['warning_id', 'action', 'note', 'person.name as takenByName', 'taken_at as takenAt'])
    .where('warning_id', '=', sql<string>`any(${warningIds}::uuid[])`)
    .orderBy('position')
    .execute();
  return Map.groupBy(rows, ({ warning_id }) => warning_id);
}

/** On the workbench of whoever is to see to them. */
export async function findWarningWork(db: Db, actor: Actor): Promise<WorkItem[]> {
  if (!actor.permissions.has('monitoring.read')) return [];
  const { count, oldestAt } = await db
    .selectFrom('warning')
    .select((row) => row.fn.countAll<number>().as('count'))
    .select(sql<Date | null>`min(raised_at)`.as('oldestAt'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  if (count === 0) return [];
  return [
    {
      ...{ key: 'warnings', title: '预警未处理', count, oldestAt },
      ...{ to: '/monitoring/warnings?state=open', action: '查看' },
    },
  ];
}
