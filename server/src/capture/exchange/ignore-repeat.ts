import { changed, command } from '#platform/command.ts';
import { lockDelivery } from './lock-delivery.ts';

/** The same content came again: nothing is done, and the trail says so (workflows A.8). */
export const ignoreRepeat = command<{ deliveryId: string }, void>({
  name: 'capture.ignore-repeat',

  async perform({ tx }, { deliveryId }) {
    const { delivery } = await lockDelivery(tx, deliveryId);
    await tx
      .updateTable('delivery')
      .set({ repeats: delivery.repeats + 1 })
      .where('id', '=', deliveryId)
      .execute();
    return changed(undefined, {
      subject: `delivery:${deliveryId}`,
      agencyId: delivery.agency_id,
      details: {
        note: 'duplicate push ignored',
        sourceId: delivery.source_key,
        recordId: delivery.record_id,
      },
    });
  },
});
