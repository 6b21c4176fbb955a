import type { FormatStrategy } from '@lantai/contract/arrangement/library.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { changed, command } from '#platform/command.ts';
import { getFonds } from '../../classification/fonds-queries.ts';

type DecideStrategy = {
  fondsId: string;
  category: CategoryCode;
  library: string;
  formats: FormatStrategy;
};

/** Decides where a category of a fonds lies and what may come into it (GB/T 39784-2021, 6.5). */
export const decideStrategy = command<DecideStrategy, Record<string, never>>({
  name: 'arrangement.decide-strategy',

  async perform({ tx, actor, now }, { fondsId, category, library, formats }) {
    const { agency_id } = await getFonds(tx, fondsId);
    const decided = { library, formats, decided_by: actor.personId, decided_at: now };
    await tx
      .insertInto('storage_strategy')
      .values({ agency_id, fonds_id: fondsId, category, ...decided })
      .onConflict((conflict) => conflict.columns(['fonds_id', 'category']).doUpdateSet(decided))
      .execute();
    return changed(
      {},
      {
        subject: `fonds:${fondsId}`,
        agencyId: agency_id,
        details: { category, library, formats },
      },
    );
  },
});
