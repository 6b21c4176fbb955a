import { changed, command, unchanged } from '#platform/command.ts';
import type { DamagedObject } from './note-damage.ts';
import type { Repair } from './repair-object.ts';

type NoteRepair = DamagedObject & { readonly repair: Exclude<Repair, { outcome: 'open' }> };

/**
 * An object was mended: from which place which file came, and its digest before and after. One that was on the list
 * and is whole again by another way, a restored backup, comes off it too, with no file named.
 */
export const noteRepair = command<NoteRepair, undefined>({
  name: 'preservation.repair-object',

  async perform({ tx, actor, now }, { copyId, objectId, recordId, agencyId, repair }) {
    const [files, kept] = repair.outcome === 'repaired' ? [repair.files, repair.aside] : [[], null];
    const mended = {
      state: 'repaired' as const,
      files: JSON.stringify(files),
      kept_aside: kept,
      repaired_at: now,
      repaired_by: actor.personId,
    };
    const known = await tx
      .updateTable('store_damage')
      .set(mended)
      .where('object_id', '=', objectId)
      .where('copy_id', copyId === null ? 'is' : '=', copyId)
      .where('state', '=', 'open')
      .returning('faults')
      .executeTakeFirst();
    if (!known && repair.outcome === 'whole') return unchanged(undefined);
    const faults = repair.outcome === 'repaired' ? repair.faults : (known?.faults ?? []);
    if (!known)
      await tx
        .insertInto('store_damage')
        .values({
          ...{ copy_id: copyId, object_id: objectId, record_id: recordId, agency_id: agencyId },
          ...{ faults: JSON.stringify(faults), reason: '', found_at: now },
          ...mended,
        })
        .execute();
    return changed(undefined, {
      subject: recordId ? `record:${recordId}` : `object:${objectId}`,
      ...(agencyId && { agencyId }),
      details: {
        object: objectId,
        copyId,
        outcome: repair.outcome,
        faults: faults.slice(0, 20),
        files,
        kept,
      },
    });
  },
});
