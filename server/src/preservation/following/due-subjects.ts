import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { ToldKind } from './told-by-store.ts';

/** Seconds without a further change after which an object is written, and after which it is written anyway. */
export type Patience = {
  readonly record: { readonly quiet: number; readonly most: number };
  readonly context: { readonly quiet: number; readonly most: number };
};

/** Many changes within minutes are one version of a record, and of what changes all day. */
export const usualPatience: Patience = {
  record: { quiet: 20, most: 300 },
  context: { quiet: 60, most: 900 },
};

export const noPatience: Patience = {
  record: { quiet: 0, most: 0 },
  context: { quiet: 0, most: 0 },
};

/** An object of the store that does not say what the catalogue knows, with the notes that say so. */
export type Due = {
  readonly kind: ToldKind;
  readonly subjectId: string;
  readonly noteIds: readonly number[];
  readonly notedBy: string | null;
  readonly notedByName: string | null;
};

/**
 * What has been left alone long enough, the longest waiting first. The entry of a destroyed record, whose object is
 * gone, does not wait.
 */
export async function findDue(
  db: Db,
  { record, context }: Patience,
  limit: number,
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with waiting as (
      select kind, subject_id, array_agg(id) as ids, min(noted_at) as first, max(noted_at) as last,
        (array_agg(noted_by order by id desc) filter (where noted_by is not null))[1] as noted_by
      from store_outbox where not_before is null or not_before <= now()
      group by kind, subject_id)
    select waiting.kind, subject_id as "subjectId", ids as "noteIds", noted_by as "notedBy",
      person.name as "notedByName"
    from waiting left join person on person.id = waiting.noted_by
    where waiting.kind = 'destroyed'
       or last <= now() - make_interval(secs => case waiting.kind when 'record' then ${record.quiet}::int else ${context.quiet}::int end)
       or first <= now() - make_interval(secs => case waiting.kind when 'record' then ${record.most}::int else ${context.most}::int end)
    order by first, subject_id limit ${limit}`.execute(db as never);
  return rows;
}

export type StoreLag = {
  /** Objects that do not say yet what the catalogue knows. */
  readonly waiting: number;
  readonly since: Date | null;
  /** Of these, what could not be written: damaged or missing in the store. */
  readonly faulty: number;
};

/** How far the store is behind the catalogue. */
export async function findStoreLag(db: Db): Promise<StoreLag> {
  const { rows } = await sql<StoreLag>`
    select count(distinct (kind, subject_id)) as waiting, min(noted_at) as since,
      count(distinct (kind, subject_id)) filter (where fault is not null) as faulty
    from store_outbox`.execute(db as never);
  return rows[0] ?? { waiting: 0, since: null, faulty: 0 };
}
