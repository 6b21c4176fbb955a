import type { VolumeDescription } from '@lantai/contract/arrangement/volumes/volume.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { volumeKindOf } from '@lantai/contract/classification/volume-code.ts';
import { changed, command } from '#platform/command.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { lockFitting } from './fitting-records.ts';
import { appendItems } from './put-into-volume.ts';
import { placeOfVolume } from './volume-place.ts';

type CreateVolume = VolumeDescription & {
  fondsId: string;
  category: CategoryCode;
  recordIds?: string[] | undefined;
};

/** Begins a volume, empty or with the records chosen from a list; returns its id. */
export const createVolume = command<CreateVolume, string>({
  name: 'arrangement.create-volume',

  async perform({ tx, actor, now }, { fondsId, recordIds = [], ...described }) {
    const fonds = await getFonds(tx, fondsId);
    const { scheme } = await placeOfVolume(tx, fonds, described);
    const volume = await tx
      .insertInto('volume')
      .values({
        ...described,
        agency_id: fonds.agency_id,
        fonds_id: fondsId,
        kind: volumeKindOf(scheme.codeRule) ?? 'volume',
        state: 'draft',
        created_by: actor.personId,
        created_at: now,
        changed_by: actor.personId,
        changed_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    if (recordIds.length > 0) {
      await lockFitting(tx, volume, recordIds);
      await appendItems(tx, volume, recordIds);
    }
    return changed(volume.id, {
      subject: `volume:${volume.id}`,
      agencyId: fonds.agency_id,
      details: { ...described, records: recordIds.length },
    });
  },
});
