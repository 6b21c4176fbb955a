import {
  type Owed,
  owedDetails,
  type Signatures,
} from '@lantai/contract/identity/hand-over-owed.ts';
import { sql } from 'kysely';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Leaving = {
  readonly person: Row<'person'>;
  /** Only what is owed there; null for all agencies. */
  readonly agencyId: string | null;
  readonly act: '注销账号' | '撤销授权';
};

/**
 * Refuses while somebody has things in hand that no list signed by both hands over. What that is
 * says the database, by kind and count: who asks sees no record. Lock the person first.
 */
export async function requireHandedOver(tx: Tx, { person, agencyId, act }: Leaving): Promise<void> {
  const { rows: owed } = await sql<
    Owed[number]
  >`select kind, things from hand_over_owed(${person.id}, ${agencyId}) order by kind`.execute(tx);
  if (owed.length === 0) return;
  const { rows: last } = await sql<Signatures>`
    select handed, taken, successor from hand_over_signatures(${person.id}, ${agencyId})`.execute(
    tx,
  );
  throw new Problem('identity.hand-over-owed', {
    ...owedDetails(person.name, owed, last[0]),
    act,
  });
}
