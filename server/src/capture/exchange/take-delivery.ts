import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { type Delivery, lockDelivery, tellReceipt } from './lock-delivery.ts';
import { noteDelivered } from './note-finished.ts';
import { registerDeliveries } from './register-deliveries.ts';
import { isReplaceable, replaceVersion } from './replace-version.ts';
import { noteUnknownOrganisation, resolveOrganisation } from './resolve-organisation.ts';
import { getSource, type Source } from './source-queries.ts';

type TakeDelivery = { deliveryId: string; components: readonly StagedComponent[] };

/**
 * All bytes are here and are what the envelope said. A document that is new becomes a record; a new
 * version takes the place of the former one while its record is still with the department, and waits
 * beside it for a decision once it was handed over; a department nobody knows keeps it waiting.
 */
export const takeDelivery = command<TakeDelivery, 'taken' | 'repeated'>({
  name: 'capture.take-delivery',

  async perform(context, { deliveryId, components }) {
    const { tx, now } = context;
    const { delivery, versions } = await lockDelivery(tx, deliveryId);
    // The same content was sent twice at once, and the other one was first.
    if (delivery.version !== null) return unchanged('repeated');
    const source = await getSource(tx, delivery.source_id);
    await keepComponents(tx, delivery, components);
    const version = 1 + Math.max(0, ...versions.map((each) => each.version ?? 0));
    const organisation = await organisationOf(tx, source, delivery, now);
    const arrived = { ...delivery, version, department_id: organisation?.unit_id ?? null };
    const current = versions.find(({ standing }) => standing === 'current');

    const events = await settle(context, { source, arrived, current });
    await noteDelivered(tx, arrived, now);
    await tellReceipt(tx, deliveryId, now);
    return changed(
      'taken',
      {
        subject: `delivery:${deliveryId}`,
        agencyId: delivery.agency_id,
        details: {
          source: source.code,
          sourceId: delivery.source_key,
          version,
          components: components.map(({ role, size, sha512, sm3 }) => ({
            role,
            size,
            sha512,
            sm3,
          })),
        },
      },
      ...events,
    );
  },
});

type Arrival = { source: Source; arrived: Delivery; current: Delivery | undefined };

/** Where the version that has come stands from now on. */
async function settle(
  context: CommandContext,
  { source, arrived, current }: Arrival,
): Promise<TrailEvent[]> {
  const { tx, now } = context;
  if (current?.record_id) {
    const record = await lockedRecord(tx, current.record_id);
    // A mark that came only now is no department's to bring in: it is judged first.
    if (record && !arrived.marked && isReplaceable(record))
      return replaceVersion(context, { arrived, current, record });
    await place(tx, arrived, { standing: 'beside', held_for: 'decision', delivered_at: now });
    return [];
  }
  if (current) await place(tx, current, { standing: 'superseded', held_for: null });
  if (arrived.department_id === null) {
    await place(tx, arrived, { standing: 'current', held_for: 'organisation', delivered_at: now });
    return [];
  }
  await place(tx, arrived, { standing: 'current', held_for: null, delivered_at: now });
  return registerDeliveries(context, source, [arrived]);
}

async function place(
  tx: Tx,
  { id, version, department_id }: Delivery,
  where: Partial<Pick<Delivery, 'standing' | 'held_for' | 'delivered_at'>>,
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ state: 'delivered', faults: null, version, department_id, ...where })
    .where('id', '=', id)
    .execute();
}

/** Quarantined, it is out of the sight of the source's key: then nothing is replaced. */
async function lockedRecord(tx: Tx, recordId: string): Promise<Row<'record'> | undefined> {
  return tx
    .selectFrom('record')
    .selectAll()
    .where('id', '=', recordId)
    .forUpdate()
    .executeTakeFirst();
}

async function organisationOf(tx: Tx, source: Source, delivery: Delivery, now: Date) {
  const { org_code, finished_at, envelope } = delivery;
  const known = await resolveOrganisation(tx, source.id, org_code, finished_at);
  if (known) return known;
  const name = typeof envelope.orgName === 'string' ? envelope.orgName.slice(0, 200) : org_code;
  await noteUnknownOrganisation(tx, source, org_code, name, now);
  return undefined;
}

async function keepComponents(
  tx: Tx,
  { id, agency_id }: Delivery,
  components: readonly StagedComponent[],
): Promise<void> {
  await tx
    .insertInto('delivery_component')
    .values(
      components.map((component, index) => ({
        delivery_id: id,
        agency_id,
        position: index + 1,
        role: component.role,
        file_name: component.fileName,
        media_type: component.mediaType,
        size: component.size,
        sha512: component.sha512,
        sm3: component.sm3,
      })),
    )
    .execute();
}
