import {
  missingSignatures,
  type Owed,
  owedText,
} from '@lantai/contract/identity/hand-over-owed.ts';
import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Post = Pick<Row<'archivist_post'>, 'person_id' | 'agency_id' | 'since'> & {
  readonly personName: string;
};

/** The list with which a post is left: drawn up while it was held, signed by both, leaving nothing out. */
export async function requireSignedList(tx: Tx, post: Post) {
  const person = post.personName;
  const refuse = (reason: string) =>
    new Problem('collection.post-not-handed-over', { person, reason });
  const list = await tx
    .selectFrom('hand_over')
    .innerJoin('person as successor', 'successor.id', 'hand_over.successor_id')
    .select(['hand_over.id', 'successor_id', 'drawn_up_at', 'successor.name as successor'])
    .select(['handed_signed_at', 'taken_signed_at'])
    .where('hand_over.person_id', '=', post.person_id)
    .where('hand_over.agency_id', '=', post.agency_id)
    .orderBy('drawn_up_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!list || dayOf(list.drawn_up_at) < post.since) throw refuse('任职以来没有交接清单');
  const missing = missingSignatures(person, {
    handed: list.handed_signed_at !== null,
    taken: list.taken_signed_at !== null,
    successor: list.successor,
  });
  if (missing) throw refuse(`交接清单缺${missing}的签字`);
  const { rows: owed } = await sql<Owed[number]>`
    select kind, things from hand_over_owed(${post.person_id}, ${post.agency_id})
    where kind <> 'post' order by kind`.execute(tx);
  if (owed.length > 0) throw refuse(`清单签字后又有${owedText(owed)}`);
  return list;
}
