import type { DeliveryNotice } from '@lantai/contract/capture/exchange/envelope.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { type Incoming, insertRecords } from '../../records/insert-records.ts';
import { noteMetadata } from '../../records/metadata/note-metadata.ts';
import { type Clause, findClauseInForce } from './clause-in-force.ts';
import { handlingNotes } from './handling-notes.ts';
import { incomingDocument } from './incoming-document.ts';
import { componentsOf, type Delivery, envelopeOf } from './lock-delivery.ts';
import type { Source } from './source-queries.ts';

type Where = {
  /** The record's own key, where the source's name for it is taken by a former version. */
  readonly sourceKey?: string;
};

/** Makes records of deliveries whose department is known; each gets its temporary number. */
export async function registerDeliveries(
  context: CommandContext,
  source: Source,
  deliveries: readonly Delivery[],
  { sourceKey }: Where = {},
): Promise<TrailEvent[]> {
  const { tx, now } = context;
  const fonds = await getFonds(tx, source.fonds_id);
  const prepared = [];
  for (const delivery of deliveries)
    prepared.push(await prepare(tx, source, delivery, sourceKey ?? delivery.source_key));
  const { taken, events } = await insertRecords(
    { ...context, fonds },
    prepared.map(({ incoming }) => incoming),
  );
  const byKey = new Map(taken.map((record) => [record.sourceKey, record]));
  for (const { delivery, incoming, notices } of prepared) {
    const record = byKey.get(incoming.sourceKey);
    if (!record) throw new Error(`delivery ${delivery.id} met a record that came with no delivery`);
    const place = { ...context, recordId: record.id, agencyId: delivery.agency_id };
    // Of what is quarantined nothing more is written down than there is.
    if (!record.quarantined) await noteMetadata(place, handlingNotes(envelopeOf(delivery)));
    await tx
      .updateTable('delivery')
      .set({
        state: 'registered',
        held_for: null,
        record_id: record.id,
        department_id: delivery.department_id,
        notices,
        registered_at: now,
      })
      .where('id', '=', delivery.id)
      .execute();
  }
  return events;
}

type Prepared = {
  readonly delivery: Delivery;
  readonly incoming: Incoming;
  readonly notices: DeliveryNotice[];
};

async function prepare(
  tx: Tx,
  source: Source,
  delivery: Delivery,
  sourceKey: string,
): Promise<Prepared> {
  const envelope = envelopeOf(delivery);
  const incoming = incomingDocument({
    envelope,
    given: delivery.envelope,
    components: await componentsOf(tx, delivery.id),
    source,
    department: await departmentOf(tx, delivery.department_id),
    sourceKey,
  });
  if (envelope.clause === undefined) return { delivery, incoming, notices: delivery.notices };
  const clause = await findClauseInForce(tx, source.agency_id, envelope.clause);
  if (!clause) return { delivery, incoming, notices: [...delivery.notices, 'clause-unknown'] };
  return { delivery, incoming: fallingUnder(incoming, clause), notices: delivery.notices };
}

/** The period of the clause where the source gave none; one that it gave stays, to be judged. */
function fallingUnder(incoming: Incoming, { id, retention }: Clause): Incoming {
  const { description } = incoming;
  return {
    ...incoming,
    description: {
      ...description,
      retentionItemId: id,
      retention: description.retention ?? retention,
    },
  };
}

async function departmentOf(tx: Tx, unitId: string | null) {
  if (unitId === null) return undefined;
  return tx
    .selectFrom('org_unit')
    .select(['id', 'name'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
}
