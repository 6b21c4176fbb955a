import { maskContact, type PartyKind } from '@lantai/contract/capture/acquisition.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

type AddParty = {
  agencyId: string;
  name: string;
  kind: PartyKind;
  contact: string;
  note: string | null;
};

/** Enters a giver or seller. The trail has the contact only masked. */
export const addParty = command<AddParty, { partyId: string }>({
  name: 'capture.add-source-party',

  async perform({ tx, actor, now }, { agencyId, ...party }) {
    const { id } = await tx
      .insertInto('source_party')
      .values({ agency_id: agencyId, ...party, added_by: actor.personId, added_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { name: party.name, kind: party.kind, contact: maskContact(party.contact) };
    return changed({ partyId: id }, { subject: `source-party:${id}`, agencyId, details });
  },
});

/** Personal data is let out one by one, for a reason that is written down (个人信息保护法, 5、6). */
export const revealContact = command<{ partyId: string; reason: string }, { contact: string }>({
  name: 'capture.reveal-contact',

  async perform({ tx }, { partyId, reason }) {
    const party = await tx
      .selectFrom('source_party')
      .select(['agency_id', 'contact'])
      .where('id', '=', partyId)
      .executeTakeFirst();
    if (!party) throw new Problem('capture.party-not-found');
    return changed(
      { contact: party.contact },
      { subject: `source-party:${partyId}`, agencyId: party.agency_id, details: { reason } },
    );
  },
});
