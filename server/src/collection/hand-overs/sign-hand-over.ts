import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { passOnLines } from './pass-on-lines.ts';

/** Both sign in their own name; with the second signature open plan lines belong to the successor. */
export const signHandOver = command<{ handOverId: string }, string>({
  name: 'collection.sign-hand-over',

  async perform(context, { handOverId }) {
    const { tx, actor, now } = context;
    const row = await tx
      .selectFrom('hand_over')
      .selectAll()
      .where('id', '=', handOverId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Problem('collection.hand-over-not-found');
    const leaves = row.person_id === actor.personId;
    if (!leaves && row.successor_id !== actor.personId)
      throw new Problem('collection.not-your-decision', { who: '移交人和接收人' });
    if (leaves ? row.handed_signed_at : row.taken_signed_at)
      throw new Problem('collection.hand-over-signed');
    await tx
      .updateTable('hand_over')
      .set(leaves ? { handed_signed_at: now } : { taken_signed_at: now })
      .where('id', '=', handOverId)
      .execute();
    const complete = Boolean(leaves ? row.taken_signed_at : row.handed_signed_at);
    const lines = complete ? await passOnLines(context, row) : 0;
    return changed(handOverId, {
      subject: `person:${row.person_id}`,
      agencyId: row.agency_id,
      details: {
        handOver: handOverId,
        signedAs: leaves ? '移交人' : '接收人',
        sm3: row.list_sm3,
        complete,
        lines,
      },
    });
  },
});
