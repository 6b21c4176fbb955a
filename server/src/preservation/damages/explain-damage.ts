import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';

type ExplainDamage = { damageId: string; settlement: string };

/** A person says what a damage is and what becomes of it: it is no longer open, and it stays on the list. */
export const explainDamage = command<ExplainDamage, Record<string, never>>({
  name: 'preservation.explain-damage',

  async perform({ tx, actor, now }, { damageId, settlement }) {
    const explained = await tx
      .updateTable('store_damage')
      .set({ state: 'explained', settlement, settled_at: now, settled_by: actor.personId })
      .where('id', '=', damageId)
      .where('state', '=', 'open')
      .returning(['agency_id', 'record_id', 'object_id', 'copy_id', 'faults'])
      .executeTakeFirst();
    if (!explained) throw new Problem('preservation.damage-not-found');
    const {
      agency_id: agencyId,
      record_id,
      object_id: object,
      copy_id: copyId,
      faults,
    } = explained;
    return changed(
      {},
      {
        subject: record_id === null ? `object:${object}` : `record:${record_id}`,
        ...(agencyId && { agencyId }),
        details: { damage: damageId, object, copyId, settlement, faults: faults.slice(0, 20) },
      },
    );
  },
});
