import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { circulationEvent, getOwnPart, lockCirculation } from './lock-circulation.ts';

/** A reader gives it back, with what they have to say. In order, the next one gets it now. */
export const returnCirculated = command<
  { circulationId: string; comment: string },
  Record<string, never>
>({
  name: 'collection.return-circulated',

  async perform(context, { circulationId, comment }) {
    const { tx, actor, now } = context;
    const circulation = await lockCirculation(context, circulationId);
    const own = await getOwnPart(context, circulation);
    if (!own.opened_at) throw new Problem('collection.circulation-unread');
    await tx
      .updateTable('circulation_recipient')
      .set({ returned_at: now, comment: comment || null })
      .where('circulation_id', '=', circulationId)
      .where('person_id', '=', own.person_id)
      .execute();
    const next = await passOn(context, circulation);
    if (next === 'closed')
      await tx
        .updateTable('circulation')
        .set({ closed_at: now, closed_by: actor.personId })
        .where('id', '=', circulationId)
        .execute();
    const details = { returned: true, ...(comment && { comment }), next };
    return changed({}, circulationEvent(circulation, details));
  },
});

/** To the next in order; where nobody is left, the circulation is closed. */
async function passOn(
  { tx, now }: CommandContext,
  { id }: Row<'circulation'>,
): Promise<'passed-on' | 'with-others' | 'closed'> {
  const open = await tx
    .selectFrom('circulation_recipient')
    .selectAll()
    .where('circulation_id', '=', id)
    .where('returned_at', 'is', null)
    .orderBy('position')
    .execute();
  const [next] = open;
  if (!next) return 'closed';
  if (open.some(({ sent_at }) => sent_at !== null)) return 'with-others';
  await tx
    .updateTable('circulation_recipient')
    .set({ sent_at: now })
    .where('circulation_id', '=', id)
    .where('person_id', '=', next.person_id)
    .execute();
  return 'passed-on';
}
