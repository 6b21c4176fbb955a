import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getMedium } from './media-queries.ts';

type MediumWork =
  | { readonly work: 'write'; readonly mediumId: string; readonly path: string }
  | {
      readonly work: 'read';
      readonly mediumId: string;
      readonly path: string;
      readonly share: number;
      readonly seed: string;
    };

/** Orders the writing of a medium, or a test reading of it. */
export const startMediumWork = command<MediumWork, { jobId: string }>({
  name: 'preservation.start-medium-work',

  async perform({ tx, actor, now }, { work, ...payload }) {
    const { number, state, agency_id } = await getMedium(tx, payload.mediumId);
    if (work === 'write' && state !== 'registered')
      throw new Problem('preservation.medium-written', { number });
    if (work === 'read' && state !== 'written') throw new Problem('preservation.medium-not-found');
    const jobId = await enqueue(
      { tx, actor, now },
      { name: work === 'write' ? 'preservation.write-medium' : 'preservation.read-medium' },
      { agencyId: agency_id, payload },
    );
    const details = { number, jobId, ...payload };
    return changed(
      { jobId },
      { subject: `medium:${payload.mediumId}`, agencyId: agency_id, details },
    );
  },
});
