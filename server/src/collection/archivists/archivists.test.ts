import {
  type PostFields,
  type PostState,
  type PostStep,
  postStates,
  postSteps,
} from '@lantai/contract/collection/archivist-post.ts';
import { expect, test } from 'vitest';
import { createUnit } from '#identity/create-unit.ts';
import { grantRole } from '#identity/grant-role.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { administer } from '../../../test/postgres.ts';
import { givenAgency, givenPerson } from '../../../test/test-archive.ts';
import {
  type Collecting,
  givenCollected,
  givenCollecting,
  refusal,
} from '../given-collection.test-fixture.ts';
import { drawUpHandOver } from '../hand-overs/draw-up-hand-over.ts';
import { signHandOver } from '../hand-overs/sign-hand-over.ts';
import { changeCollectionSetting } from '../proposals/change-collection-setting.ts';
import { findArchivistWork } from './archivist-work.ts';
import { changePost } from './change-post.ts';
import { enterPost } from './enter-post.ts';
import { movePost } from './move-post.ts';
import { findArchivists, type RegisterFilter } from './register-queries.ts';
import { registerWorkbook } from './register-workbook.ts';

const fields: PostFields = { employment: 'part-time', position: '兼职档案员', since: '2024-05-06' };

/** The part-time archivist of the office, entered into the register. */
async function givenPost(changes: Partial<PostFields> = {}) {
  const world = await givenCollecting();
  const postId = await enter(world, world.partTimer, world.agency.officeId, changes);
  return { ...world, postId };
}

function enter(
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

const register = (
  { archive, archivesHead }: Pick<Collecting, 'archive' | 'archivesHead'>,
  filter: Partial<RegisterFilter> = {},
  { actor = archivesHead, now = archive.platform.now() }: { actor?: Actor; now?: Date } = {},
) =>
  archive.read(actor, (db) =>
    findArchivists(db, actor, { filter: { state: 'all', ...filter }, now }),
  );

async function handOver(world: Collecting, leaver: Actor, successor: Actor): Promise<void> {
  const handOverId = await world.archive.run(drawUpHandOver, leaver, {
    agencyId: world.agency.agencyId,
    personId: leaver.personId ?? '',
    successorId: successor.personId ?? '',
  });
  await world.archive.run(signHandOver, leaver, { handOverId });
  await world.archive.run(signHandOver, successor, { handOverId });
}

async function leave(world: Collecting, postId: string, until?: string): Promise<void> {
  const { archive, archivesHead } = world;
  const step = { postId, reason: '调离' };
  await archive.run(movePost, archivesHead, { ...step, step: 'begin-hand-over' });
  await archive.run(movePost, archivesHead, { ...step, step: 'leave', until });
}

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

test('a post that is vacant for longer than the agency allows is a defect, and not a day before', async () => {
  const world = await givenPost();
  await using archive = world.archive;
  const { archivist, archivesHead, partTimer, handler, agency } = world;
  await archive.run(enterPost, archivesHead, {
    unitId: agency.agencyId,
    personId: archivist.personId ?? '',
    role: 'archivist',
    fields: { ...fields, employment: 'full-time' },
  });
  await handOver(world, partTimer, handler);
  await leave(world, world.postId, '2026-02-01');
  const on = async (day: string) => {
    const now = new Date(`${day}T04:00:00Z`);
    const { vacancies, figures } = await register(world, {}, { now });
    const work = await archive.read(archivesHead, (db) => findArchivistWork(db, archivesHead, now));
    return [vacancies.map(({ days, isDefect }) => [days, isDefect]), figures.defects, work.length];
  };
  expect(await on('2026-03-03')).toEqual([[[30, false]], 0, 0]);
  expect(await on('2026-03-04')).toEqual([[[31, true]], 1, 1]);
  await archive.run(changeCollectionSetting, archivesHead, {
    agencyId: agency.agencyId,
    idleWarnDays: 30,
    vacancyWarnDays: 60,
    reason: '编制冻结',
  });
  expect(await on('2026-03-04')).toEqual([[[31, false]], 0, 0]);
  // Another decision about reminders leaves this one as it is.
  await archive.run(changeCollectionSetting, archivesHead, {
    agencyId: agency.agencyId,
    idleWarnDays: 20,
    reason: '加快',
  });
  expect(await on('2026-04-03')).toEqual([[[61, true]], 1, 1]);
  await enter(world, handler, agency.officeId);
  expect(await on('2026-04-03')).toEqual([[], 0, 0]);
});

test('an agency with a fonds whose archivist was never entered is a defect of its own', async () => {
  const world = await givenPost();
  await using _ = world.archive;
  const { vacancies, unentered } = await register(world);
  expect(vacancies).toEqual([
    {
      agencyId: world.agency.agencyId,
      agencyName: '示例局',
      unitId: world.agency.agencyId,
      unitName: '示例局',
      role: 'archivist',
      since: null,
      days: null,
      isDefect: true,
      allowedDays: 30,
      lastHeldBy: null,
    },
  ]);
  expect(unentered.map(({ personName, role }) => [personName, role])).toEqual([
    [world.archivist.name, 'archivist'],
  ]);
});

test('one person alone in four units is warned of, in three not, nor beside another', async () => {
  const world = await givenPost();
  await using archive = world.archive;
  const { partTimer, handler, agency } = world;
  const department = async (code: string) =>
    (
      await archive.run(createUnit, systemActor, {
        kind: 'department',
        parentId: agency.agencyId,
        code,
        name: code,
      })
    ).id;
  const warned = async () => (await register(world, { warning: 'alone-in-many' })).total;
  const second = await department('A');
  await enter(world, partTimer, second);
  await enter(world, partTimer, await department('B'));
  expect(await warned()).toBe(0);
  await enter(world, partTimer, await department('C'));
  expect(await warned()).toBe(4);
  const { posts } = await register(world);
  expect(new Set(posts.map((post) => post.posts))).toEqual(new Set([4]));
  await enter(world, handler, second);
  expect(await warned()).toBe(0);
});

test('a certificate is counted down to its last day, and shown as expired on the next', async () => {
  const world = await givenPost({
    certificateName: '档案岗位培训合格证',
    certificateOn: '2021-03-01',
    certificateUntil: '2026-03-10',
  });
  await using _ = world.archive;
  const on = async (day: string) => {
    const { posts } = await register(world, {}, { now: new Date(`${day}T04:00:00Z`) });
    return posts.map(({ certificateDays, warnings }) => [certificateDays, warnings]);
  };
  expect(await on('2026-03-10')).toEqual([[0, []]]);
  expect(await on('2026-03-11')).toEqual([[-1, ['certificate-expired']]]);
});

test('the register tells who works without a grant, and who has one after leaving', async () => {
  const world = await givenPost();
  await using _ = world.archive;
  const { partTimer, handler, agency } = world;
  await enter(world, handler, agency.officeId);
  await handOver(world, partTimer, handler);
  await leave(world, world.postId);
  const { posts, figures } = await register(world);
  expect(posts.map(({ personName, warnings }) => [personName, warnings])).toEqual(
    expect.arrayContaining([
      [partTimer.name, ['still-granted']],
      [handler.name, ['no-grant']],
    ]),
  );
  expect(figures).toMatchObject({ held: 1, partTime: 1, fullTime: 0, left: 1, unentered: 2 });
  // Every figure is the total of the list it opens.
  expect([
    (await register(world, { state: 'held' })).total,
    (await register(world, { state: 'left' })).total,
    (await register(world, { warning: 'no-grant' })).total,
    (await register(world, { warning: 'still-granted' })).total,
    (await register(world, { state: 'held', employment: 'part-time' })).total,
  ]).toEqual([
    figures.held,
    figures.left,
    figures.warnings['no-grant'],
    figures.warnings['still-granted'],
    figures.partTime,
  ]);
  const workbook = await registerWorkbook(posts);
  expect(workbook.subarray(0, 2).toString()).toBe('PK');
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

test('the register is seen in the agency and by the authority over it, and by no neighbour', async () => {
  const world = await givenPost();
  await using archive = world.archive;
  const region = await archive.run(createUnit, systemActor, {
    kind: 'region',
    parentId: null,
    code: 'QU',
    name: '区',
  });
  const database = new URL(archive.ownerUrl).pathname.slice(1);
  await administer(
    `update org_unit set parent_id = '${region.id}' where id = '${world.agency.agencyId}'`,
    database,
  );
  const neighbour = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const seenBy = async (actor: Actor) => (await register(world, {}, { actor })).total;
  expect([
    await seenBy(await givenPerson(archive, 'supervisor', region.id)),
    await seenBy(world.head),
    await seenBy(await givenPerson(archive, 'archives-head', neighbour.agencyId)),
    await seenBy(await givenPerson(archive, 'reader', world.agency.agencyId)),
  ]).toEqual([1, 1, 0, 0]);
});
