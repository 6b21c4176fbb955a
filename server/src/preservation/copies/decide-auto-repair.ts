import { changed, command } from '#platform/command.ts';

/** Whether what is found damaged is mended at once. Where it is not, each repair is ordered by a person. */
export const decideAutoRepair = command<{ autoRepair: boolean }, Record<string, never>>({
  name: 'preservation.decide-auto-repair',

  async perform({ tx, actor, now }, { autoRepair }) {
    await tx
      .updateTable('store_setting')
      .set({ auto_repair: autoRepair, changed_by: actor.personId, changed_at: now })
      .execute();
    return changed({}, { subject: 'store', details: { autoRepair } });
  },
});
