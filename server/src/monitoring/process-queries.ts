import {
  isDoneBy,
  type ProcessDimension,
  type ProcessGroup,
  type ProcessKey,
  processes,
  processKeys,
} from '@lantai/contract/monitoring/process.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { findInHand } from './in-hand.ts';

export type ProcessQuestion = {
  readonly by: ProcessDimension;
  readonly group: ProcessGroup;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

const none = '—';

/** The value of a dimension for a row: a year, a month, a person, a period. */
const keyOf: Record<ProcessDimension, ReturnType<typeof sql<string>>> = {
  year: sql<string>`to_char(day, 'YYYY')`,
  month: sql<string>`to_char(day, 'YYYY-MM')`,
  person: sql<string>`coalesce(activity_day.person_id::text, '—')`,
  retention: sql<string>`coalesce(retention, '—')`,
};

function counted(db: Db, { group, from, to }: ProcessQuestion) {
  let query = db.selectFrom('activity_day');
  // What the archive does by itself is counted apart from what people do.
  query = query.where('activity_day.duty', group === 'automatic' ? '=' : '<>', 'system');
  if (from) query = query.where('activity_day.day', '>=', from);
  if (to) query = query.where('activity_day.day', '<=', to);
  return query;
}

/** Which processes a group shows: the archive by itself takes part in those of both others. */
export function processesOf(group: ProcessGroup): ProcessKey[] {
  return processKeys.filter((key) => group === 'automatic' || processes[key].group === group);
}

/** How often each process was done, by the dimension; each figure is the sum of the days behind it. */
export async function findProcessCounts(db: Db, question: ProcessQuestion) {
  const key = keyOf[question.by];
  const rows = await counted(db, question)
    .leftJoin('person', 'person.id', 'activity_day.person_id')
    .select(['command', 'person.name', 'activity_day.person_id as personId'])
    .select(key.as('key'))
    .select((row) => sql<number>`${row.fn.sum('entries')}::integer`.as('entries'))
    .groupBy(['command', 'person.name', 'activity_day.person_id', key])
    .execute();
  const inHand = question.group === 'business' ? await findInHand(db) : new Map();
  const labels = new Map<string, string>();
  const found = processesOf(question.group).map((process) => {
    const own = rows.filter(({ command }) => isDoneBy(process, command));
    const counts: Record<string, number> = {};
    for (const row of own) {
      counts[row.key] = (counts[row.key] ?? 0) + row.entries;
      labels.set(row.key, question.by === 'person' ? (row.name ?? none) : row.key);
    }
    return {
      ...{ process, counts, inHand: inHand.get(process) ?? null },
      total: own.reduce((sum, { entries }) => sum + entries, 0),
      people: new Set(own.flatMap(({ personId }) => personId ?? [])).size,
    };
  });
  const keys = [...labels]
    .map(([one, label]) => ({ key: one, label }))
    .toSorted((one, other) => (one.label < other.label ? -1 : 1));
  return { keys, rows: found };
}

const mostDays = 1000;

/** What a figure is the sum of. */
export async function findProcessDays(
  db: Db,
  process: ProcessKey,
  question: ProcessQuestion & { readonly key?: string | undefined },
) {
  let query = counted(db, question)
    .leftJoin('person', 'person.id', 'activity_day.person_id')
    .select(['activity_day.day', 'command', 'person.name as personName', 'retention', 'entries'])
    .orderBy('activity_day.day', 'desc')
    .orderBy('command');
  if (question.key !== undefined) query = query.where(keyOf[question.by], '=', question.key);
  const rows = (await query.execute()).filter(({ command }) => isDoneBy(process, command));
  return {
    total: rows.reduce((sum, { entries }) => sum + entries, 0),
    days: rows.slice(0, mostDays),
  };
}
