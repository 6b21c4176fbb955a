import {
  type VolumeAction,
  type VolumeState,
  volumeActionNames,
  volumeAfter,
  volumeStateNames,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** Holds the volume until the transaction ends: two people arranging it follow one another. */
export async function lockVolume(tx: Tx, volumeId: string): Promise<Row<'volume'>> {
  const volume = await tx
    .selectFrom('volume')
    .selectAll()
    .where('id', '=', volumeId)
    .forUpdate()
    .executeTakeFirst();
  if (!volume) throw new Problem('arrangement.volume-not-found');
  return volume;
}

/** The state an action leads to, or the problem that keeps the volume from it. */
export function volumeStep({ state }: Row<'volume'>, action: VolumeAction): VolumeState {
  const after = volumeAfter(state, action);
  if (!after)
    throw new Problem('arrangement.volume-wrong-state', {
      state: volumeStateNames[state],
      action: volumeActionNames[action],
    });
  return after;
}

/** Notes that a volume was changed, by whom, and gives the entry for the trail. */
export async function volumeChanged(
  { tx, actor, now }: CommandContext,
  volume: Row<'volume'>,
  changes: Partial<
    Pick<
      Row<'volume'>,
      | 'state'
      | 'title'
      | 'subclass'
      | 'project'
      | 'year'
      | 'retention'
      | 'wanted'
      | 'situation'
      | 'compiled_by'
      | 'compiled_on'
      | 'checked_by'
      | 'checked_on'
      | 'closed_at'
      | 'closed_by'
      | 'class_key'
      | 'number'
      | 'archival_code'
      | 'items_key'
      | 'filed_at'
      | 'filed_by'
    >
  > & { code_rule?: string; binding?: string | null },
  details: Record<string, unknown>,
): Promise<TrailEvent> {
  await tx
    .updateTable('volume')
    .set({
      ...changes,
      changed_by: actor.personId,
      changed_at: now,
      version: volume.version + 1,
    })
    .where('id', '=', volume.id)
    .execute();
  return { subject: `volume:${volume.id}`, agencyId: volume.agency_id, details };
}
