import type { DamageFault } from '@lantai/contract/preservation/damage.ts';
import type { Tx } from '#platform/database.ts';

export type DamagedObject = {
  /** Null for the store itself. */
  readonly copyId: string | null;
  readonly objectId: string;
  readonly recordId: string | null;
  readonly agencyId: string | null;
};

export type FoundDamage = DamagedObject & { readonly faults: readonly DamageFault[] };

/** What a damage says before anybody has tried to mend it. */
export const waitingForRepair = '等待修复';

/**
 * Puts a damaged object on the list, or what is newly found of it where it stands there open already: an object
 * of a place is damaged once, whoever finds it how often.
 */
export async function openDamage(
  tx: Tx,
  now: Date,
  { copyId, objectId, recordId, agencyId, faults }: FoundDamage,
): Promise<{ damageId: string; known: { reason: string; lost: boolean } | null }> {
  const known = await tx
    .selectFrom('store_damage')
    .select(['id', 'reason', 'lost'])
    .where('object_id', '=', objectId)
    .where('copy_id', copyId === null ? 'is' : '=', copyId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
  if (known) {
    await tx
      .updateTable('store_damage')
      .set({ faults: JSON.stringify(faults) })
      .where('id', '=', known.id)
      .execute();
    return { damageId: known.id, known };
  }
  const { id } = await tx
    .insertInto('store_damage')
    .values({
      ...{ copy_id: copyId, object_id: objectId, record_id: recordId, agency_id: agencyId },
      ...{ faults: JSON.stringify(faults), reason: waitingForRepair, found_at: now },
      ...{ way: null, files: null, kept_aside: null },
      ...{ settlement: null, settled_at: null, settled_by: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { damageId: id, known: null };
}
