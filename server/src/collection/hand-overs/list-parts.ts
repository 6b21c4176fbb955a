import type { CustodyRow, LentRow, ListParts } from '@lantai/contract/collection/hand-over.ts';
import type { Role } from '@lantai/contract/identity/role.ts';
import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';

type Whose = {
  readonly agencyId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
};

/** Who keeps the archives of the whole agency hands over what is kept there. */
const keepers: readonly Role[] = ['archivist', 'archives-head'];

/** What the system itself counts for a hand-over list, beside what is in hand (workflows C.3). */
export async function findListParts(db: Db, whose: Whose): Promise<Omit<ListParts, 'entered'>> {
  const keeps = whose.roles.some((role) => keepers.includes(role));
  return {
    custody: keeps ? await custodyOf(db, whose.agencyId) : [],
    lent: await lentBy(db, whose),
  };
}

/** Counted by the database past every clearance: a list that leaves something out would be untrue. */
async function custodyOf(db: Db, agencyId: string): Promise<CustodyRow[]> {
  const kept = sql<Omit<CustodyRow, 'onPaper'> & { on_paper: number }>`custody_of(${agencyId})`;
  return db
    .selectFrom(kept.as('kept'))
    .select(['kept.category', 'kept.filed', 'kept.on_paper as onPaper'])
    .select(['kept.awaiting', 'kept.boxes', 'kept.volumes'])
    .orderBy('kept.category')
    .execute();
}

/** Lending does not exist yet: what is out is paper of records, handed to somebody by this person. */
async function lentBy(db: Db, { agencyId, personId }: Whose): Promise<LentRow[]> {
  const rows = await db
    .selectFrom('paper_receipt as receipt')
    .innerJoin('record', 'record.id', 'receipt.record_id')
    .innerJoin('person as taker', 'taker.id', 'receipt.to_person')
    .select(['receipt.id', 'record.temporary_number', 'record.archival_code', 'record.title'])
    .select(['taker.name', 'receipt.handed_at'])
    .where('receipt.from_person', '=', personId)
    .where('receipt.agency_id', '=', agencyId)
    .where('receipt.returned_at', 'is', null)
    .orderBy('receipt.handed_at')
    .orderBy('receipt.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.archival_code ?? row.temporary_number ?? '',
    title: row.title ?? '',
    toName: row.name,
    handedOn: dayOf(row.handed_at),
  }));
}
