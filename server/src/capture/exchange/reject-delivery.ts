import type { DeliveryFault } from '@lantai/contract/capture/exchange/envelope.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { lockDelivery, tellReceipt } from './lock-delivery.ts';

type RejectDelivery = { deliveryId: string; faults: readonly DeliveryFault[] };

/** The files were not what the envelope said: nothing is registered, and the receipt says why. */
export const rejectDelivery = command<RejectDelivery, void>({
  name: 'capture.reject-delivery',

  async perform({ tx, now }, { deliveryId, faults }) {
    const { delivery } = await lockDelivery(tx, deliveryId);
    // Sent twice at once, and the other one came through whole.
    if (delivery.version !== null) return unchanged(undefined);
    await tx
      .updateTable('delivery')
      .set({ state: 'rejected', faults: JSON.stringify(faults) })
      .where('id', '=', deliveryId)
      .execute();
    await tellReceipt(tx, deliveryId, now);
    return changed(undefined, {
      subject: `delivery:${deliveryId}`,
      agencyId: delivery.agency_id,
      details: {
        sourceId: delivery.source_key,
        faults: faults.map(({ rule, declared, found }) => ({ rule, declared, found })),
      },
    });
  },
});
