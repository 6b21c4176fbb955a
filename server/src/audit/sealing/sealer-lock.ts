import { type RawBuilder, sql } from 'kysely';

const key = sql`hashtextextended('audit.seal-trail', 0)`;

/**
 * The lock of whoever writes blocks, held to the end of the transaction, over all processes of a
 * database. Sealers try for it and leave the work to the one who has it; who needs files and rows
 * to agree waits for a share.
 */
export function sealerLock(how: 'try' | 'share'): RawBuilder<boolean> {
  return how === 'try'
    ? sql<boolean>`pg_try_advisory_xact_lock(${key})`
    : sql<boolean>`pg_advisory_xact_lock_shared(${key}) is not null`;
}
