import type { OrderRule } from '@lantai/contract/arrangement/record-order.ts';
import { changed, command } from '#platform/command.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { getClass } from './class-places.ts';

type ChooseOrder = { fondsId: string; classKey: string; rule: OrderRule };

/** By which rule the records of a class stand before they are numbered. Given numbers stay. */
export const chooseOrder = command<ChooseOrder, Record<string, never>>({
  name: 'arrangement.choose-order',

  async perform({ tx, actor, now }, { fondsId, classKey, rule }) {
    const { agency_id } = await getFonds(tx, fondsId);
    await getClass(tx, fondsId, classKey);
    const chosen = { rule, chosen_by: actor.personId, chosen_at: now };
    await tx
      .insertInto('class_order')
      .values({ agency_id, fonds_id: fondsId, class_key: classKey, ...chosen })
      .onConflict((conflict) => conflict.columns(['fonds_id', 'class_key']).doUpdateSet(chosen))
      .execute();
    return changed(
      {},
      { subject: `fonds:${fondsId}`, agencyId: agency_id, details: { classKey, rule } },
    );
  },
});
