import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { insertRecords } from '../../records/insert-records.ts';
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
  const incoming = [];
  for (const delivery of deliveries)
    incoming.push(
      incomingDocument({
        envelope: envelopeOf(delivery),
        given: delivery.envelope,
        components: await componentsOf(tx, delivery.id),
        source,
        department: await departmentOf(tx, delivery.department_id),
        sourceKey: sourceKey ?? delivery.source_key,
      }),
    );
  const { taken, events } = await insertRecords({ ...context, fonds }, incoming);
  const byKey = new Map(taken.map((record) => [record.sourceKey, record.id]));
  for (const delivery of deliveries) {
    const recordId = byKey.get(sourceKey ?? delivery.source_key);
    if (recordId === undefined)
      throw new Error(`delivery ${delivery.id} met a record that came with no delivery`);
    await tx
      .updateTable('delivery')
      .set({
        state: 'registered',
        held_for: null,
        record_id: recordId,
        department_id: delivery.department_id,
        registered_at: now,
      })
      .where('id', '=', delivery.id)
      .execute();
  }
  return events;
}

async function departmentOf(tx: Tx, unitId: string | null) {
  if (unitId === null) return undefined;
  return tx
    .selectFrom('org_unit')
    .select(['id', 'name'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
}
