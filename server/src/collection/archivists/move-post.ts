import {
  type PostStep,
  postLife,
  postStateNames,
  postStepNames,
} from '@lantai/contract/collection/archivist-post.ts';
import { dayOf } from '#platform/clock.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { requireColleague } from '../receipts/colleagues.ts';
import { lockPost } from './lock-post.ts';
import { requireSignedList } from './signed-list.ts';

type MovePost = {
  postId: string;
  step: PostStep;
  standInId?: string | undefined;
  until?: string | undefined;
  reason: string;
};

type Post = Row<'archivist_post'> & { personName: string };

/** Takes one step of a post's life (workflows C.3); the table of steps is in the contract. */
export const movePost = command<MovePost, Record<string, never>>({
  name: 'collection.move-post',

  async perform(context, { postId, step, standInId, until, reason }) {
    const post = await lockPost(context.tx, postId);
    const { from, to } = postLife[step];
    if (!from.includes(post.state))
      throw new Problem('collection.post-wrong-state', {
        state: postStateNames[post.state],
        step: postStepNames[step],
      });
    const stand_in_id = to === 'on-leave' ? await standInFor(context, post, standInId) : null;
    const leaving = to === 'left' ? await leavingOf(context, post, until) : {};
    await context.tx
      .updateTable('archivist_post')
      .set({
        state: to,
        stand_in_id,
        ...leaving,
        changed_at: context.now,
        version: post.version + 1,
      })
      .where('id', '=', postId)
      .execute();
    return changed(
      {},
      {
        subject: `person:${post.person_id}`,
        agencyId: post.agency_id,
        details: { post: postId, step, from: post.state, to, reason, stand_in_id, ...leaving },
      },
    );
  },
});

/** Somebody of the agency. To be named gives no right: they need a grant of their own. */
async function standInFor(
  { tx, now }: CommandContext,
  post: Post,
  personId: string | undefined,
): Promise<string> {
  if (personId === undefined) throw new Problem('collection.stand-in-missing');
  if (personId === post.person_id)
    throw new Problem('collection.same-person', { act: '代理', first: '请假' });
  await requireColleague(tx, { agencyId: post.agency_id, personId, now });
  return personId;
}

async function leavingOf({ tx, now }: CommandContext, post: Post, until = dayOf(now) as string) {
  const wrong =
    until < post.since
      ? `早于任职起 ${post.since}`
      : until > dayOf(now)
        ? `晚于今天 ${dayOf(now)}`
        : undefined;
  if (wrong) throw new Problem('collection.post-days-wrong', { what: '任职止', wrong });
  const list = await requireSignedList(tx, post);
  return { until, hand_over_id: list.id, successor_id: list.successor_id };
}
