import { changed, command } from '#platform/command.ts';
import { getMedium } from './media-queries.ts';

type NoteReading = {
  readonly mediumId: string;
  readonly share: number;
  readonly seed: string;
  readonly drawn: number;
  readonly enlarged: boolean;
  readonly faults: readonly { path: string; fault: string; isMedium: boolean }[];
};

const mostFaults = 1000;

/** The result of a test reading, with the verdict of the medium and that of the data (DA/T 99-2024, A.2). */
export const noteReading = command<NoteReading, undefined>({
  name: 'preservation.note-reading',

  async perform({ tx, actor, now }, { mediumId, faults, ...reading }) {
    const { agency_id, number } = await getMedium(tx, mediumId);
    const verdicts = {
      medium_verdict: faults.some(({ isMedium }) => isMedium) ? 'faulty' : 'good',
      data_verdict: faults.length > 0 ? 'differs' : 'agrees',
    } as const;
    const told = faults.slice(0, mostFaults).map(({ path, fault }) => ({ path, fault }));
    await tx
      .insertInto('offline_reading')
      .values({
        ...{ agency_id, medium_id: mediumId, ...reading, ...verdicts },
        ...{ faults: JSON.stringify(told), read_by: actor.personId, read_at: now },
      })
      .execute();
    const details = { number, ...reading, ...verdicts, faults: faults.length };
    return changed(undefined, { subject: `medium:${mediumId}`, agencyId: agency_id, details });
  },
});
