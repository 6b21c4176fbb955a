import { type PostFields, postStateNames } from '@lantai/contract/collection/archivist-post.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockPost } from './lock-post.ts';
import { columnsOf } from './post-fields.ts';

type ChangePost = { postId: string; fields: PostFields; version: number };

/** Changes what is entered about a post while it is held; what it was stands in the trail. */
export const changePost = command<ChangePost, Record<string, never>>({
  name: 'collection.change-post',

  async perform({ tx, now }, { postId, fields, version }) {
    const post = await lockPost(tx, postId);
    if (post.state === 'left')
      throw new Problem('collection.post-wrong-state', {
        state: postStateNames.left,
        step: '修改',
      });
    if (post.version !== version) throw new Problem('records.changed-meanwhile', { by: '他人' });
    const columns = columnsOf(fields);
    const names = Object.keys(columns) as (keyof typeof columns)[];
    const differing = names.filter((name) => columns[name] !== post[name]);
    if (differing.length === 0) return unchanged({});
    await tx
      .updateTable('archivist_post')
      .set({ ...columns, changed_at: now, version: version + 1 })
      .where('id', '=', postId)
      .execute();
    const changes = differing.map((name) => [name, { from: post[name], to: columns[name] }]);
    return changed(
      {},
      {
        subject: `person:${post.person_id}`,
        agencyId: post.agency_id,
        details: { post: postId, changes: Object.fromEntries(changes) },
      },
    );
  },
});
