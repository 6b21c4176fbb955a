import { type Envelope, envelope } from '@lantai/contract/capture/exchange/envelope.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import type { StagedComponent } from '../../records/insert-records.ts';

export type Delivery = Row<'delivery'>;

/** A delivery and every other version of its document, held until the transaction ends, in one order. */
export async function lockDelivery(
  tx: Tx,
  deliveryId: string,
): Promise<{ delivery: Delivery; versions: readonly Delivery[] }> {
  const found = await tx
    .selectFrom('delivery')
    .select(['source_id', 'source_key'])
    .where('id', '=', deliveryId)
    .executeTakeFirst();
  if (!found) throw new Problem('capture.delivery-not-found');
  const versions = await tx
    .selectFrom('delivery')
    .selectAll()
    .where('source_id', '=', found.source_id)
    .where('source_key', '=', found.source_key)
    .orderBy('id')
    .forUpdate()
    .execute();
  const delivery = versions.find(({ id }) => id === deliveryId);
  if (!delivery) throw new Problem('capture.delivery-not-found');
  return { delivery, versions };
}

/** What the envelope said, read once more: it was in form when it was kept. */
export function envelopeOf({ envelope: given }: Pick<Delivery, 'envelope'>): Envelope {
  return envelope.parse(given);
}

/** The verified components of a version, as they came. */
export async function componentsOf(tx: Tx, deliveryId: string): Promise<StagedComponent[]> {
  const rows = await tx
    .selectFrom('delivery_component')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('position')
    .execute();
  return rows.map(({ role, file_name, media_type, size, sha512, sm3 }) => ({
    role,
    fileName: file_name,
    mediaType: media_type,
    size,
    sha512,
    sm3,
  }));
}

/** Tells the source, in its list of events and through its webhook. */
export async function tellReceipt(tx: Tx, deliveryId: string, now: Date): Promise<void> {
  const { agency_id, source_id, state, record_id } = await tx
    .selectFrom('delivery')
    .select(['agency_id', 'source_id', 'state', 'record_id'])
    .where('id', '=', deliveryId)
    .executeTakeFirstOrThrow();
  const record =
    record_id === null
      ? undefined
      : await tx
          .selectFrom('record')
          .select('state')
          .where('id', '=', record_id)
          .executeTakeFirst();
  await tx
    .insertInto('receipt_event')
    .values({
      agency_id,
      source_id,
      delivery_id: deliveryId,
      state,
      record_state: record?.state ?? null,
      at: now,
      push_next_at: now,
    })
    .execute();
}
