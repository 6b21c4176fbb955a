import {
  type RegisterResults,
  registerCheckNames,
  registerChecks,
} from '@lantai/contract/arrangement/register.ts';
import { requirePermission } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';

type SignRegister = { registerId: string } & (
  | { side: 'handing' }
  | { side: 'receiving'; results: RegisterResults }
);

/**
 * A person signs for their side: who hands over, or, with the results of the checks, the archive.
 * What is signed is the digest of what was frozen; two people, since nobody hands over to themselves.
 */
export const signRegister = command<SignRegister, Record<string, never>>({
  name: 'arrangement.sign-register',

  async perform({ tx, actor, now }, { registerId, ...signing }) {
    if (signing.side === 'receiving') requirePermission(actor, 'arrangement.file');
    const sheet = await lockRegister(tx, registerId);
    await requireUnsigned(tx, signing.side === 'handing' ? sheet.handed_by : sheet.received_by);
    if (signing.side === 'receiving') requireNoFailure(signing.results);
    await tx
      .updateTable('register_sheet')
      .set(
        signing.side === 'handing'
          ? { handed_by: actor.personId, handed_at: now }
          : {
              received_by: actor.personId,
              received_at: now,
              results: JSON.stringify(signing.results),
            },
      )
      .where('id', '=', registerId)
      .execute()
      .catch(onConstraint('register_sheet_signed_by_two', 'arrangement.register-signed-by-one'));
    const { side } = signing;
    const details = { side, number: sheet.number, sm3: sheet.sm3, ...withResults(signing) };
    return changed({}, { subject: `register:${registerId}`, agencyId: sheet.agency_id, details });
  },
});

function withResults(signing: { side: string; results?: RegisterResults }) {
  return signing.results ? { results: signing.results } : {};
}

async function lockRegister(tx: Tx, registerId: string): Promise<Row<'register_sheet'>> {
  const sheet = await tx
    .selectFrom('register_sheet')
    .selectAll()
    .where('id', '=', registerId)
    .forUpdate()
    .executeTakeFirst();
  if (!sheet) throw new Problem('arrangement.register-not-found');
  return sheet;
}

async function requireUnsigned(tx: Tx, signer: string | null): Promise<void> {
  if (signer === null) return;
  const person = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', signer)
    .executeTakeFirst();
  throw new Problem('arrangement.register-signed', { name: person?.name ?? '' });
}

/** GB/T 18894-2016, 8.1.2: what is taken over is sound without exception. */
function requireNoFailure(results: RegisterResults): void {
  const failed = registerChecks.find((check) => results[check].result === 'failed');
  if (failed)
    throw new Problem('arrangement.register-check-failed', { check: registerCheckNames[failed] });
}
