import type { DamageFault, RepairWay, TakenFile } from '@lantai/contract/preservation/damage.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { type DamagedObject, openDamage } from './open-damage.ts';

type NoteRepair = DamagedObject & {
  readonly way: RepairWay;
  /** What was wrong; nothing where it was found whole. */
  readonly faults: readonly DamageFault[];
  readonly files: readonly TakenFile[];
  readonly aside: string | null;
};

/**
 * An object was mended: from which place which file came, and its digest before and after. One that was on the list
 * and is whole again by another way, a restored backup, comes off it too, with no file named.
 */
export const noteRepair = command<NoteRepair, undefined>({
  name: 'preservation.repair-object',

  async perform({ tx, actor, now }, { way, faults, files, aside, ...object }) {
    const { copyId, objectId, recordId, agencyId } = object;
    // Mended before anybody noted it: it is on the list all the same.
    if (way !== 'whole') await openDamage(tx, now, { ...object, faults });
    const mended = await tx
      .updateTable('store_damage')
      .set({
        ...{ state: 'repaired', way, lost: false, files: JSON.stringify(files) },
        ...{ kept_aside: aside, settled_at: now, settled_by: actor.personId },
      })
      .where('object_id', '=', objectId)
      .where('copy_id', copyId === null ? 'is' : '=', copyId)
      .where('state', '=', 'open')
      .returning(['id', 'faults'])
      .executeTakeFirst();
    if (!mended) return unchanged(undefined);
    return changed(undefined, {
      subject: recordId ? `record:${recordId}` : `object:${objectId}`,
      ...(agencyId && { agencyId }),
      details: {
        ...{ damage: mended.id, object: objectId, copyId, way, files, kept: aside },
        outcome: way === 'whole' ? 'whole' : 'repaired',
        faults: mended.faults.slice(0, 20),
      },
    });
  },
});
