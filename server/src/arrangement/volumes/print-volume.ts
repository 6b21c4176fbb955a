import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { changed, command } from '#platform/command.ts';
import { findFiledVolumes, getVolumeDetail } from './volume-queries.ts';

/** 案卷封面, 卷内目录 and 备考表: what leaves the system on paper is in the trail. */
export const printVolume = command({
  name: 'arrangement.print-volume',

  async perform({ tx, actor, now }, { volumeId }: { volumeId: string }) {
    const volume = await getVolumeDetail(tx, volumeId);
    return changed(
      { volume, printedAt: now, printedBy: actor.name },
      { subject: `volume:${volumeId}`, details: { rows: volume.items.length } },
    );
  },
});

type PrintVolumeCatalogue = { fondsId: string; category: CategoryCode; year?: number | undefined };

/** 案卷目录 of a category. */
export const printVolumeCatalogue = command({
  name: 'arrangement.print-volume-catalogue',

  async perform({ tx, actor, now }, filter: PrintVolumeCatalogue) {
    const volumes = await findFiledVolumes(tx, filter);
    return changed(
      { volumes, printedAt: now, printedBy: actor.name },
      { subject: `fonds:${filter.fondsId}`, details: { ...filter, rows: volumes.length } },
    );
  },
});
