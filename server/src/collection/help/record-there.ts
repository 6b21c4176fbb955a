import { sql } from 'kysely';

/** A record that counts as there: what was voided, or is not to be filed at all, does not. */
export const isThere = sql<boolean>`record.state not in ('voided', 'excluded')`;
