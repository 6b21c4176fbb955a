import { sql } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import { keepHouse, type Platform, read } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';

const reader = 'activities';
const batch = 20_000;

/**
 * Counts what the trail has behind the last count, by day, agency, act, person and retention. Each entry is
 * counted once, whatever is killed: the counts and how far they go are written together.
 */
export async function countActivities(
  platform: Platform,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let counted = 0;
  while (!isStopping()) {
    const some = await keepHouse(platform, countSome);
    counted += some;
    if (some < batch) break;
  }
  return counted;
}

async function countSome(tx: Tx): Promise<number> {
  await tx
    .insertInto('trail_reader')
    .values({ name: reader, last_seq: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Two processes count one after the other.
  const { last_seq: from } = await tx
    .selectFrom('trail_reader')
    .select('last_seq')
    .where('name', '=', reader)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { head } = await tx
    .selectFrom('trail_entry')
    .select(sql<number>`coalesce(max(seq), 0)`.as('head'))
    .executeTakeFirstOrThrow();
  const to = Math.min(head, from + batch);
  if (to === from) return 0;
  await tx
    .insertInto('activity_day')
    .columns(['day', 'agency_id', 'command', 'person_id', 'duty', 'retention', 'entries'])
    .expression((row) =>
      row
        .selectFrom('trail_entry as entry')
        .leftJoin('record', (join) => join.on(sql<boolean>`entry.subject = 'record:' || record.id`))
        .select([
          sql<string>`(entry.at at time zone 'Asia/Shanghai')::date`.as('day'),
          'entry.agency_id',
          'entry.command',
          'entry.person_id',
          'entry.actor_duty',
          'record.retention',
          sql<number>`count(*)::integer`.as('entries'),
        ])
        .where('entry.seq', '>', from)
        .where('entry.seq', '<=', to)
        .where('entry.outcome', '=', 'done')
        .groupBy([
          sql`1`,
          'entry.agency_id',
          'entry.command',
          'entry.person_id',
          'entry.actor_duty',
          'record.retention',
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .constraint('activity_day_once')
        .doUpdateSet({ entries: sql`activity_day.entries + excluded.entries` }),
    )
    .execute();
  await tx.updateTable('trail_reader').set({ last_seq: to }).where('name', '=', reader).execute();
  return to - from;
}

/** When the newest entry that is counted was written. */
export async function countedTo(platform: Platform): Promise<Date | null> {
  const row = await read(platform, systemActor, (db) =>
    db
      .selectFrom('trail_reader')
      .innerJoin('trail_entry', 'trail_entry.seq', 'trail_reader.last_seq')
      .select('trail_entry.at')
      .where('name', '=', reader)
      .executeTakeFirst(),
  );
  return row?.at ?? null;
}
