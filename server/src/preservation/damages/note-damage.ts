import { changed, command, unchanged } from '#platform/command.ts';
import { type FoundDamage, openDamage } from './open-damage.ts';

type NoteDamage = FoundDamage & {
  /** Why it is not mended. */
  readonly reason: string;
  /** No place has it whole. */
  readonly lost: boolean;
};

/** An object was found damaged and is not mended: it stays on the list until it is, or is explained. */
export const noteDamage = command<NoteDamage, undefined>({
  name: 'preservation.note-damage',

  async perform({ tx, now }, { reason, lost, ...found }) {
    const { damageId, known } = await openDamage(tx, now, found);
    await tx.updateTable('store_damage').set({ reason, lost }).where('id', '=', damageId).execute();
    if (known?.reason === reason && known.lost === lost) return unchanged(undefined);
    const { copyId, objectId, recordId, agencyId, faults } = found;
    return changed(undefined, {
      subject: recordId ? `record:${recordId}` : `object:${objectId}`,
      ...(agencyId && { agencyId }),
      details: {
        ...{ damage: damageId, object: objectId, copyId, reason, lost },
        faults: faults.slice(0, 20),
      },
    });
  },
});
