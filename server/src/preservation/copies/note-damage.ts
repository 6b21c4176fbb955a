import { changed, command, unchanged } from '#platform/command.ts';
import type { Finding } from '../verify-object.ts';

export type DamagedObject = {
  readonly copyId: string | null;
  readonly objectId: string;
  readonly recordId: string | null;
  readonly agencyId: string | null;
};

type NoteDamage = DamagedObject & { readonly faults: readonly Finding[]; readonly reason: string };

/** An object was found damaged and is not mended: it stays on the list until it is. */
export const noteDamage = command<NoteDamage, undefined>({
  name: 'preservation.note-damage',

  async perform({ tx, now }, { copyId, objectId, recordId, agencyId, faults, reason }) {
    const known = await tx
      .selectFrom('store_damage')
      .select(['id', 'reason'])
      .where('object_id', '=', objectId)
      .where('copy_id', copyId === null ? 'is' : '=', copyId)
      .where('state', '=', 'open')
      .forUpdate()
      .executeTakeFirst();
    const found = { faults: JSON.stringify(faults), reason };
    if (known) {
      await tx.updateTable('store_damage').set(found).where('id', '=', known.id).execute();
      if (known.reason === reason) return unchanged(undefined);
    } else
      await tx
        .insertInto('store_damage')
        .values({
          ...{ copy_id: copyId, object_id: objectId, record_id: recordId, agency_id: agencyId },
          ...found,
          found_at: now,
          ...{ files: null, kept_aside: null, repaired_at: null, repaired_by: null },
        })
        .execute();
    return changed(undefined, {
      subject: recordId ? `record:${recordId}` : `object:${objectId}`,
      ...(agencyId && { agencyId }),
      details: { object: objectId, copyId, reason, faults: faults.slice(0, 20) },
    });
  },
});
