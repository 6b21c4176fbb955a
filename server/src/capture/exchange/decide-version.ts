import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockRecord } from '../../records/lock-record.ts';
import { type Delivery, lockDelivery, tellReceipt } from './lock-delivery.ts';
import { registerDeliveries } from './register-deliveries.ts';
import { isReplaceable, replaceVersion } from './replace-version.ts';
import { getSource } from './source-queries.ts';

type DecideVersion = {
  deliveryId: string;
  decision: 'decline' | 'replace' | 'register-apart';
  reason: string;
};

/**
 * A content that changed after its record was handed over never takes its place by itself: somebody
 * decides, and says why. Whatever they decide, both versions stay.
 */
export const decideVersion = command<DecideVersion, Record<string, never>>({
  name: 'capture.decide-version',

  async perform(context, { deliveryId, decision, reason }) {
    const { tx, actor, now } = context;
    const { delivery, versions } = await lockDelivery(tx, deliveryId);
    const current = versions.find(({ standing }) => standing === 'current');
    if (delivery.held_for !== 'decision' || !current?.record_id)
      throw new Problem('capture.decision-not-open');
    const events = await carryOut(context, { delivery, current, decision, reason });
    await tx
      .updateTable('delivery')
      .set({ reason, decided_by: actor.personId })
      .where('id', '=', deliveryId)
      .execute();
    await tellReceipt(tx, deliveryId, now);
    return changed(
      {},
      {
        subject: `delivery:${deliveryId}`,
        agencyId: delivery.agency_id,
        details: { decision, reason, version: delivery.version, recordId: current.record_id },
      },
      ...events,
    );
  },
});

type Decided = Omit<DecideVersion, 'deliveryId'> & { delivery: Delivery; current: Delivery };

async function carryOut(
  context: CommandContext,
  { delivery, current, decision, reason }: Decided,
): Promise<TrailEvent[]> {
  const { tx } = context;
  if (decision === 'replace') {
    const record = await lockRecord(tx, current.record_id ?? '');
    if (!isReplaceable(record))
      throw new Problem('capture.version-not-replaceable', {
        state: recordStateNames[record.state],
      });
    return replaceVersion(context, { arrived: delivery, current, record });
  }
  if (decision === 'register-apart') {
    const source = await getSource(tx, delivery.source_id);
    const department_id = delivery.department_id ?? current.department_id;
    return registerDeliveries(context, source, [{ ...delivery, department_id }], {
      sourceKey: `${delivery.source_key}#${delivery.version}`,
    });
  }
  await tx
    .updateTable('delivery')
    .set({ state: 'rejected', standing: 'declined', held_for: null, reason })
    .where('id', '=', delivery.id)
    .execute();
  return [];
}
