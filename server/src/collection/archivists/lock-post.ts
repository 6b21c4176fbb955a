import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export async function lockPost(
  tx: Tx,
  postId: string,
): Promise<Row<'archivist_post'> & { personName: string }> {
  const post = await tx
    .selectFrom('archivist_post')
    .innerJoin('person', 'person.id', 'archivist_post.person_id')
    .selectAll('archivist_post')
    .select('person.name as personName')
    .where('archivist_post.id', '=', postId)
    .forUpdate('archivist_post')
    .executeTakeFirst();
  if (!post) throw new Problem('collection.post-not-found');
  return post;
}
