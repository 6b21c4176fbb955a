import type { DestructionDetail } from '@lantai/contract/disposal/disposal.ts';
import type { Actor } from '#platform/actor.ts';
import type { Row } from '#platform/database.ts';

type Act = DestructionDetail['allowed'][number];
type Standing = { supervision: readonly { person_id: string }[]; today: string };

/** What a person may do with a list now, by its state, their rights and what they have done with it before. */
export function allowedActs(
  { permissions, personId }: Actor,
  list: Row<'destruction_list'>,
  { supervision, today }: Standing,
): Act[] {
  const { state, ready_on, proposed_by, approved_by } = list;
  const isReady = state === 'approved' && ready_on !== null && ready_on <= today;
  const isFree =
    personId !== proposed_by &&
    personId !== approved_by &&
    !supervision.some(({ person_id }) => person_id === personId);
  const begun = state === 'executing' || state === 'executed';
  const acts: Record<Act, boolean> = {
    reject:
      state === 'proposed' &&
      (permissions.has('disposal.approve') || permissions.has('disposal.propose')),
    approve:
      state === 'proposed' && permissions.has('disposal.approve') && personId !== proposed_by,
    supervise: isReady && isFree && supervision.length < 2 && permissions.has('disposal.supervise'),
    execute:
      (isReady || state === 'executing') &&
      isFree &&
      supervision.length === 2 &&
      permissions.has('disposal.execute'),
    state:
      begun &&
      (list.offsite_by === null || list.offline_by === null) &&
      permissions.has('disposal.execute'),
    review:
      state === 'executed' &&
      list.reviewed_by === null &&
      list.executed_by !== personId &&
      list.offsite_by !== null &&
      list.offline_by !== null &&
      permissions.has('disposal.execute'),
  };
  return (Object.keys(acts) as Act[]).filter((act) => acts[act]);
}
