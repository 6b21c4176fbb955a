import {
  type PostFields,
  type PostState,
  type PostStep,
  postStates,
  postSteps,
} from '@lantai/contract/collection/archivist-post.ts';
import { expect, test } from 'vitest';
import { grantRole } from '#identity/grant-role.ts';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenAgency, givenPerson } from '../../../test/test-archive.ts';
import { givenCollected, refusal } from '../given-collection.test-fixture.ts';
import { drawUpHandOver } from '../hand-overs/draw-up-hand-over.ts';
import { signHandOver } from '../hand-overs/sign-hand-over.ts';
import { changePost } from './change-post.ts';
import { enterPost } from './enter-post.ts';
import { enter, fields, givenPost, handOver, register } from './given-post.test-fixture.ts';
import { movePost } from './move-post.ts';

test('a post goes from active over leave and hand-over to left, and by no other way', async () => {
  const world = await givenPost();
  await using archive = world.archive;
  await handOver(world, world.partTimer, world.handler);
  const { id: handOverId } = await archive.read(systemActor, (db) =>
    db.selectFrom('hand_over').select('id').executeTakeFirstOrThrow(),
  );
  const standInId = world.handler.personId ?? '';
  const put = (state: PostState) => ({
    state,
    stand_in_id: state === 'on-leave' ? standInId : null,
    until: state === 'left' ? '2026-02-28' : null,
    hand_over_id: state === 'left' ? handOverId : null,
    successor_id: state === 'left' ? standInId : null,
  });
  const outcome = async (state: PostState, step: PostStep) => {
    await keepHouse(archive.platform, (tx) =>
      tx.updateTable('archivist_post').set(put(state)).where('id', '=', world.postId).execute(),
    );
    const input = { postId: world.postId, step, standInId, reason: '安排' };
    const refused = await refusal(archive.run(movePost, world.archivesHead, input));
    const { posts } = await register(world);
    return refused === 'done' ? posts[0]?.state : refused;
  };
  const found = [];
  for (const state of postStates)
    for (const step of postSteps) found.push([state, step, await outcome(state, step)].join(' '));
  const no = 'collection.post-wrong-state';
  expect(found).toEqual([
    'active go-on-leave on-leave',
    `active resume ${no}`,
    'active begin-hand-over handing-over',
    `active leave ${no}`,
    `on-leave go-on-leave ${no}`,
    'on-leave resume active',
    'on-leave begin-hand-over handing-over',
    `on-leave leave ${no}`,
    `handing-over go-on-leave ${no}`,
    'handing-over resume active',
    `handing-over begin-hand-over ${no}`,
    'handing-over leave left',
    `left go-on-leave ${no}`,
    `left resume ${no}`,
    `left begin-hand-over ${no}`,
    `left leave ${no}`,
  ]);
});

test('a post is left with a list that both signed and that leaves nothing out, to its successor', async () => {
  const world = await givenPost();
  await using archive = world.archive;
  const { partTimer, handler, archivesHead, postId, agency } = world;
  const leaving = () =>
    archive
      .run(movePost, archivesHead, { postId, step: 'leave', reason: '调离' })
      .then(() => 'done')
      .catch((error) => String(error.details?.reason ?? error));
  await givenCollected(world);
  const step = { postId, step: 'begin-hand-over' as const, reason: '调离' };
  await archive.run(movePost, archivesHead, step);
  expect(await leaving()).toBe('任职以来没有交接清单');
  const handOverId = await archive.run(drawUpHandOver, partTimer, {
    agencyId: agency.agencyId,
    personId: partTimer.personId ?? '',
    successorId: handler.personId ?? '',
  });
  expect(await leaving()).toContain(`接收人${handler.name}的签字`);
  await archive.run(signHandOver, partTimer, { handOverId });
  await archive.run(signHandOver, handler, { handOverId });
  await givenCollected(world);
  expect(await leaving()).toBe('清单签字后又有未归档件 1 项');
  await handOver(world, partTimer, handler);
  expect(await leaving()).toBe('done');
  const { posts } = await register(world);
  expect(posts).toMatchObject([
    { state: 'left', until: '2026-03-01', successorName: handler.name, posts: 0 },
  ]);
});

test('the database itself lets nobody leave a post that is not handed over', async () => {
  const world = await givenPost();
  await using archive = world.archive;
  const { partTimer, handler, postId, agency } = world;
  const handOverId = await archive.run(drawUpHandOver, partTimer, {
    agencyId: agency.agencyId,
    personId: partTimer.personId ?? '',
    successorId: handler.personId ?? '',
  });
  const byHand = (successorId: string) =>
    keepHouse(archive.platform, (tx) =>
      tx
        .updateTable('archivist_post')
        .set({
          state: 'left',
          until: '2026-02-28',
          hand_over_id: handOverId,
          successor_id: successorId,
        })
        .where('id', '=', postId)
        .execute(),
    ).then(
      () => 'done',
      (error) => String(error.constraint),
    );
  expect(await byHand(handler.personId ?? '')).toBe('archivist_post_left_after_hand_over');
  await archive.run(signHandOver, partTimer, { handOverId });
  await archive.run(signHandOver, handler, { handOverId });
  expect(await byHand(world.archivist.personId ?? '')).toBe('archivist_post_left_after_hand_over');
  expect(await byHand(handler.personId ?? '')).toBe('done');
});

test('on leave somebody stands in, who is said to need a grant of their own', async () => {
  const world = await givenPost();
  await using archive = world.archive;
  const { archivesHead, handler, partTimer, postId, agency } = world;
  const goOnLeave = (standInId?: string) =>
    refusal(
      archive.run(movePost, archivesHead, {
        postId,
        step: 'go-on-leave',
        standInId,
        reason: '产假',
      }),
    );
  expect([
    await goOnLeave(),
    await goOnLeave(partTimer.personId ?? ''),
    await goOnLeave('01980000-0000-7000-8000-000000000000'),
    await goOnLeave(handler.personId ?? ''),
  ]).toEqual([
    'collection.stand-in-missing',
    'collection.same-person',
    'collection.person-not-here',
    'done',
  ]);
  const shown = async () => (await register(world)).posts[0];
  expect(await shown()).toMatchObject({ standInName: handler.name, standInGranted: false });
  await archive.run(grantRole, systemActor, {
    personId: handler.personId ?? '',
    role: 'department-archivist',
    unitId: agency.officeId,
    reason: '代理',
  });
  expect(await shown()).toMatchObject({ standInGranted: true });
});

test('what is entered is whole, in order, once, and of somebody who works there', async () => {
  const world = await givenPost();
  await using archive = world.archive;
  const { partTimer, archivist, archivesHead, agency, postId } = world;
  const change = (version: number, changes: Partial<PostFields>) =>
    refusal(
      archive.run(changePost, archivesHead, {
        postId,
        version,
        fields: { ...fields, ...changes },
      }),
    );
  const neighbour = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(archive, 'archivist', neighbour.agencyId);
  expect([
    await refusal(enter(world, partTimer, agency.officeId)),
    await refusal(enter(world, stranger, agency.officeId)),
    await refusal(enter(world, stranger, neighbour.officeId)),
    await refusal(enter(world, archivist, agency.financeId, { certificateNumber: '1' })),
    await refusal(
      archive.run(enterPost, archivesHead, {
        unitId: agency.officeId,
        personId: archivist.personId ?? '',
        role: 'archivist',
        fields,
      }),
    ),
    await change(1, {
      certificateName: '证',
      certificateOn: '2026-01-02',
      certificateUntil: '2026-01-01',
    }),
    await change(1, { professionalTitle: '馆员' }),
    await change(1, { professionalTitle: '副研究馆员' }),
  ]).toEqual([
    'collection.post-held-already',
    'collection.person-not-here',
    'collection.person-not-here',
    'collection.certificate-incomplete',
    'collection.post-misplaced',
    'collection.post-days-wrong',
    'done',
    'records.changed-meanwhile',
  ]);
});
