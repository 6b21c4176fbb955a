import type { AgreementContent } from '@lantai/contract/capture/acquisition.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { fenOf } from './fen.ts';

type MakeAgreement = AgreementContent & { partyId: string; planId: string | null };

/** Enters an agreement; one that carries out a plan needs the plan approved. */
export const makeAgreement = command<MakeAgreement, { agreementId: string }>({
  name: 'capture.make-agreement',

  async perform({ tx, actor, now }, { partyId, planId, ...content }) {
    const agencyId = await agencyOf(tx, partyId);
    if (planId !== null) await requireApproved(tx, planId, agencyId);
    const { number, kind, signedOn, price, terms, restrictions, restrictedUntil } = content;
    const { id } = await tx
      .insertInto('acquisition_agreement')
      .values({
        ...{ agency_id: agencyId, plan_id: planId, party_id: partyId, number, kind, terms },
        signed_on: signedOn,
        price_fen: fenOf(price),
        restrictions: restrictions || null,
        restricted_until: restrictedUntil,
        made_by: actor.personId,
        made_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(
        onConstraint('acquisition_agreement_number_once', 'capture.agreement-number-taken', {
          number,
        }),
      );
    const details = { number, kind, partyId, planId, price, restrictions };
    return changed({ agreementId: id }, { subject: `agreement:${id}`, agencyId, details });
  },
});

async function agencyOf(tx: Tx, partyId: string): Promise<string> {
  const party = await tx
    .selectFrom('source_party')
    .select('agency_id')
    .where('id', '=', partyId)
    .executeTakeFirst();
  if (!party) throw new Problem('capture.party-not-found');
  return party.agency_id;
}

async function requireApproved(tx: Tx, planId: string, agencyId: string): Promise<void> {
  const plan = await tx
    .selectFrom('acquisition_plan')
    .select(['title', 'state'])
    .where('id', '=', planId)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  if (!plan) throw new Problem('capture.plan-not-found');
  if (plan.state !== 'approved')
    throw new Problem('capture.plan-not-approved', { title: plan.title });
}
