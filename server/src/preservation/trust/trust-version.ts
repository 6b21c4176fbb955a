import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database.ts';

/** Each change of the trust list is a version of it; 0 is the list in which nobody was yet. */
export async function trustVersion(db: Db): Promise<number> {
  const { added, taken } = await db
    .selectFrom('trusted_certificate')
    .select((row) => [
      row.fn.max<number | null>('added_version').as('added'),
      row.fn.max<number | null>('taken_off_version').as('taken'),
    ])
    .executeTakeFirstOrThrow();
  const { brought } = await db
    .selectFrom('revocation_list')
    .select((row) => row.fn.max<number | null>('added_version').as('brought'))
    .executeTakeFirstOrThrow();
  return Math.max(added ?? 0, taken ?? 0, brought ?? 0);
}

/** The number of the change that is being made; two at once go one after the other. */
export async function nextTrustVersion(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('trust list', 0))`.execute(tx);
  return (await trustVersion(tx)) + 1;
}
