import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { findCheckable, mostRecords, type ToCheck } from '../open-run.ts';
import { type Started, startCheck } from '../start-check.ts';
import { drawSample } from './draw-sample.ts';

/** All of it, every two years or after a change; or a share drawn by chance, 5 % a quarter at least (DA/T 70, 4.3.1.2). */
export type Rhythm =
  | { readonly kind: 'full' }
  | { readonly kind: 'sample'; readonly share: number };

type KeepingCheck = {
  readonly fondsId: string;
  /** Those named, or all that is filed in the fonds. */
  readonly recordIds?: readonly string[] | undefined;
  readonly rhythm: Rhythm;
  readonly name?: string | undefined;
  /** The inspection that drew the records. */
  readonly inspectionId?: string | undefined;
};

/**
 * Begins checks of what is kept by the 32 items of keeping, within another capability's command: one run
 * for each twenty thousand records. Its events belong into that command's `changed(…)`.
 */
export async function startKeepingCheck(context: CommandContext, check: KeepingCheck) {
  const { fondsId, rhythm, name, inspectionId } = check;
  const fonds = await getFonds(context.tx, fondsId);
  const all = await findCheckable(context.tx, {
    ...{ fondsId, recordIds: check.recordIds, states: ['filed', 'transferred'] },
    limit: null,
  });
  const chosen =
    rhythm.kind === 'full' ? all : drawSample(all, rhythm.share, context.now.toISOString());
  if (chosen.length === 0) throw new Problem('quality.nothing-to-check');
  const started: Started[] = [];
  const events: TrailEvent[] = [];
  for (let start = 0; start < chosen.length; start += mostRecords) {
    const recordIds = chosen.slice(start, start + mostRecords);
    const toCheck: ToCheck = {
      subject: { kind: 'records', id: fondsId },
      name:
        name ??
        `${fonds.code} ${fonds.name} ${rhythm.kind === 'full' ? '全检' : '抽检'} ${recordIds.length} 件`,
      ...{ recordIds, stage: 'BC', inspectionId },
    };
    const { result, event } = await startCheck(context, toCheck);
    started.push(result);
    events.push(event);
  }
  return { started, events };
}
