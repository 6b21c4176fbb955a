import {
  type WarningAction,
  warningActionNames,
  warningLife,
  warningStateNames,
} from '@lantai/contract/monitoring/warning.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { nextPosition } from './raise-warnings.ts';

type MoveWarning = { warningId: string; action: WarningAction; note: string };

/** What somebody does about a warning, in their words: it is followed until it is closed. */
export const moveWarning = command<MoveWarning, Record<string, never>>({
  name: 'monitoring.move-warning',

  async perform({ tx, actor, now }, { warningId, action, note }) {
    const warning = await tx
      .selectFrom('warning')
      .select(['id', 'state', 'agency_id', 'kind', 'title'])
      .where('id', '=', warningId)
      .forUpdate()
      .executeTakeFirst();
    if (!warning) throw new Problem('monitoring.warning-not-found');
    const { from, to } = warningLife[action];
    if (!from.includes(warning.state))
      throw new Problem('monitoring.warning-in-wrong-state', {
        state: warningStateNames[warning.state],
        action: warningActionNames[action],
      });
    await tx
      .updateTable('warning')
      .set({ state: to, closed_at: to === 'closed' ? now : null })
      .where('id', '=', warningId)
      .execute();
    await tx
      .insertInto('warning_step')
      .values({
        ...{ warning_id: warningId, position: await nextPosition(tx, warningId), action, note },
        ...{ taken_by: actor.personId, taken_at: now },
      })
      .execute();
    const { agency_id: agencyId, kind, title } = warning;
    return changed(
      {},
      { subject: `warning:${warningId}`, agencyId, details: { kind, title, action, note } },
    );
  },
});
