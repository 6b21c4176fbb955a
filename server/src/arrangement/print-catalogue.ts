import { changed, command } from '#platform/command.ts';
import { findCatalogue } from './arrangement-queries.ts';

type PrintCatalogue = {
  fondsId: string;
  classKey: string;
  from?: number | undefined;
  to?: number | undefined;
};

/** A printed catalogue leaves the system: who took it, and how much of it, is in the trail. */
export const printCatalogue = command({
  name: 'arrangement.print-catalogue',

  async perform({ tx, actor, now }, filter: PrintCatalogue) {
    const catalogue = await findCatalogue(tx, filter);
    return changed(
      { ...catalogue, printedAt: now, printedBy: actor.name },
      { subject: `fonds:${filter.fondsId}`, details: { ...filter, rows: catalogue.rows.length } },
    );
  },
});
