import type { PostFields } from '@lantai/contract/collection/archivist-post.ts';
import type { Actor } from '#platform/actor.ts';
import { type Collecting, givenCollecting } from '../given-collection.test-fixture.ts';
import { drawUpHandOver } from '../hand-overs/draw-up-hand-over.ts';
import { signHandOver } from '../hand-overs/sign-hand-over.ts';
import { enterPost } from './enter-post.ts';
import { movePost } from './move-post.ts';
import { findArchivists, type RegisterFilter } from './register-queries.ts';

export const fields: PostFields = {
  employment: 'part-time',
  position: '兼职档案员',
  since: '2024-05-06',
};

/** The part-time archivist of the office, entered into the register. */
export async function givenPost(changes: Partial<PostFields> = {}) {
  const world = await givenCollecting();
  const postId = await enter(world, world.partTimer, world.agency.officeId, changes);
  return { ...world, postId };
}

export function enter(
  { archive, archivesHead }: Pick<Collecting, 'archive' | 'archivesHead'>,
  { personId }: Actor,
  unitId: string,
  changes: Partial<PostFields> = {},
): Promise<string> {
  return archive.run(enterPost, archivesHead, {
    unitId,
    personId: personId ?? '',
    role: 'department-archivist',
    fields: { ...fields, ...changes },
  });
}

export const register = (
  { archive, archivesHead }: Pick<Collecting, 'archive' | 'archivesHead'>,
  filter: Partial<RegisterFilter> = {},
  { actor = archivesHead, now = archive.platform.now() }: { actor?: Actor; now?: Date } = {},
) =>
  archive.read(actor, (db) =>
    findArchivists(db, actor, { filter: { state: 'all', ...filter }, now }),
  );

export async function handOver(world: Collecting, leaver: Actor, successor: Actor): Promise<void> {
  const handOverId = await world.archive.run(drawUpHandOver, leaver, {
    agencyId: world.agency.agencyId,
    personId: leaver.personId ?? '',
    successorId: successor.personId ?? '',
  });
  await world.archive.run(signHandOver, leaver, { handOverId });
  await world.archive.run(signHandOver, successor, { handOverId });
}

export async function leave(world: Collecting, postId: string, until?: string): Promise<void> {
  const { archive, archivesHead } = world;
  const step = { postId, reason: '调离' };
  await archive.run(movePost, archivesHead, { ...step, step: 'begin-hand-over' });
  await archive.run(movePost, archivesHead, { ...step, step: 'leave', until });
}
