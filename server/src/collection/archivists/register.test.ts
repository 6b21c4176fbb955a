import { postStateNames, postWarningNames } from '@lantai/contract/collection/archivist-post.ts';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { createUnit } from '#identity/create-unit.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { administer } from '../../../test/postgres.ts';
import { givenAgency, givenPerson } from '../../../test/test-archive.ts';
import { changeCollectionSetting } from '../proposals/change-collection-setting.ts';
import { findArchivistWork } from './archivist-work.ts';
import { enterPost } from './enter-post.ts';
import { enter, fields, givenPost, handOver, leave, register } from './given-post.test-fixture.ts';
import { registerWorkbook } from './register-workbook.ts';

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
  const [sheet] = await readXlsxFile(await registerWorkbook(posts));
  const [, ...lines] = sheet?.data ?? [];
  expect(lines.map((line) => [line[0], line[2], line[6], line[19]])).toEqual(
    posts.map(({ personName, unitName, state, warnings }) => [
      personName,
      unitName,
      postStateNames[state],
      warnings.map((warning) => postWarningNames[warning]).join('、'),
    ]),
  );
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
