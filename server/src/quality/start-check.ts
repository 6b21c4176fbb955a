import type { CheckStage } from '@lantai/contract/quality/check-item.ts';
import type { RecordState } from '@lantai/contract/records/record-life.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { drawSample } from './keeping/draw-sample.ts';
import { type Checkable, findCheckable, openRun, type ToCheck } from './open-run.ts';

export type Started = { runId: string; jobId: string; records: number };

/**
 * Begins a check within somebody else's command: the run, its records and its job exist if and only
 * if that command commits. The event belongs into the command's `changed(…)`.
 */
export async function startCheck(context: CommandContext, toCheck: ToCheck) {
  const { event, ...started } = await openRun(context, toCheck, ({ runId, agencyId }) =>
    enqueue(
      context,
      { name: 'quality.check-records' },
      // Beside an inspection it goes at the inspection's pace, and as little before people's work.
      { agencyId, payload: { runId }, behind: toCheck.inspectionId !== undefined },
    ),
  );
  return { result: started satisfies Started, event };
}

export type StartCheck = Checkable & {
  readonly name?: string | undefined;
  readonly stage?: CheckStage | undefined;
  /** The share that is drawn by chance; all of them where none is given. */
  readonly share?: number | undefined;
};

const keptStates: readonly RecordState[] = ['filed', 'transferred'];

/** Records of a fonds that nobody has handed over as a batch, as they are to be checked. */
export async function chosenOf(
  { tx, now }: CommandContext,
  { name, stage = 'GD', share, ...which }: StartCheck,
): Promise<ToCheck> {
  const fonds = await getFonds(tx, which.fondsId);
  // Only what lies in the store can be looked at there.
  const kept = stage === 'BC' ? { states: which.states ?? keptStates } : {};
  const all = await findCheckable(tx, { ...which, ...kept });
  const recordIds = share === undefined ? all : drawSample(all, share, now.toISOString());
  if (recordIds.length === 0) throw new Problem('quality.nothing-to-check');
  return {
    subject: { kind: 'records', id: fonds.id },
    name: name || `${fonds.code} ${fonds.name} ${recordIds.length} 件`,
    recordIds,
    stage,
  };
}

/** Checks them in the background: in good time before they are handed over, or once they are filed. */
export const startCheckRun = command<StartCheck, Started>({
  name: 'quality.start-check',

  async perform(context, input) {
    const { result, event } = await startCheck(context, await chosenOf(context, input));
    return changed(result, event);
  },
});
