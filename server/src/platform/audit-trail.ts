import { sql } from 'kysely';
import type { Actor } from './actor.ts';
import type { Tx } from './database.ts';

/**
 * One thing that happened. `subject` names what it happened to as `kind:id`; `agencyId` is the
 * agency whose archivists may read it.
 */
export type TrailEvent = {
  readonly subject: string;
  readonly agencyId?: string | null;
  readonly details: Record<string, unknown>;
  /** A refusal that commits, as a failed sign-in does; otherwise the outcome of the command. */
  readonly outcome?: 'refused';
  /** Who it was, where that is known only at the end of it: a sign-in. Otherwise the actor. */
  readonly by?: Pick<Actor, 'accountId' | 'personId' | 'name' | 'duty'>;
};

type Entry = {
  readonly command: string;
  readonly outcome: 'done' | 'refused';
  readonly actor: Actor;
  readonly at: Date;
  readonly events: readonly TrailEvent[];
};

/**
 * Writes the events at the end of the trail. The head's row lock is taken last in a transaction and
 * held only until it commits, so that numbers run without a gap: a missing number is a removed entry.
 */
export async function appendToTrail(tx: Tx, entry: Entry): Promise<void> {
  const { command, outcome, actor, at, events } = entry;
  if (events.length === 0) return;
  const { last_seq } = await tx
    .updateTable('trail_head')
    .set({ last_seq: sql<number>`last_seq + ${events.length}` })
    .returning('last_seq')
    .executeTakeFirstOrThrow();

  const first = last_seq - events.length + 1;
  const rows = events.map(({ subject, agencyId, details, by = actor, ...event }, index) => ({
    seq: first + index,
    at,
    command,
    outcome: event.outcome ?? outcome,
    account_id: by.accountId,
    person_id: by.personId,
    actor_name: by.name,
    actor_duty: by.duty,
    agency_id: agencyId ?? null,
    address: actor.address ?? null,
    request_id: actor.requestId ?? null,
    subject,
    details: JSON.stringify(details),
  }));
  // 13 parameters a row; PostgreSQL takes 65,535 a statement.
  for (let start = 0; start < rows.length; start += 4000) {
    await tx
      .insertInto('trail_entry')
      .values(rows.slice(start, start + 4000))
      .execute();
  }
}
