import type { Owed } from '@lantai/contract/identity/hand-over-owed.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createAccount } from '#identity/create-account.ts';
import { revokeGrant } from '#identity/revoke-grant.ts';
import { setAccountState } from '#identity/set-account-state.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenPerson, type TestArchive } from '../../../test/test-archive.ts';
import { enterPost } from '../archivists/enter-post.ts';
import { movePost } from '../archivists/move-post.ts';
import {
  type Collecting,
  givenCollected,
  givenCollecting,
  refusal,
} from '../given-collection.test-fixture.ts';
import { drawUpHandOver } from './draw-up-hand-over.ts';
import { signHandOver } from './sign-hand-over.ts';

const close = (archive: TestArchive, by: Actor, accountId: string | null) =>
  archive.run(setAccountState, by, { accountId: accountId ?? '', state: 'closed', reason: '调离' });

/** What the person who closes or revokes reads. */
async function sentence(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'done',
    (error) => String(error.sentence ?? error.constraint ?? error),
  );
}

async function givenLeaver() {
  const world = await givenCollecting();
  const { archive, agency, partTimer } = world;
  const sysadmin = await givenPerson(archive, 'sysadmin', null);
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const successor = await givenPerson(archive, 'department-archivist', agency.officeId);
  const drawUp = () =>
    archive.run(drawUpHandOver, partTimer, {
      agencyId: agency.agencyId,
      personId: partTimer.personId ?? '',
      successorId: successor.personId ?? '',
    });
  return { ...world, sysadmin, secadmin, successor, drawUp };
}

async function grantOf({ archive }: Collecting, { personId }: Actor): Promise<string> {
  const { id } = await archive.read(systemActor, (db) =>
    db
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  return id;
}

test('an account is closed after the list is signed by both, and until then it is said what is missing', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  const { partTimer, successor, sysadmin, drawUp } = world;
  const attempt = () => sentence(close(archive, sysadmin, partTimer.accountId));
  await givenCollected(world);
  await givenCollected(world);
  const open = `${partTimer.name}在办事项未交接：未归档件 2 项，共 2 项；`;
  const urgent = '须立即停止使用的，先停用账号。';
  expect(await attempt()).toBe(
    `${open}还没有交接清单。在“交接清单”编制清单并由双方签字后再注销账号；${urgent}`,
  );
  const handOverId = await drawUp();
  expect(await attempt()).toBe(
    `${open}交接清单缺移交人${partTimer.name}和接收人${successor.name}的签字。` +
      `由移交人${partTimer.name}和接收人${successor.name}在“交接清单”签字后再注销账号；${urgent}`,
  );
  await archive.run(signHandOver, partTimer, { handOverId });
  expect(await attempt()).toContain(`交接清单缺接收人${successor.name}的签字`);
  await archive.run(signHandOver, successor, { handOverId });
  expect(await attempt()).toBe('done');
});

test('what came into hand after the signatures is owed again', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  const { partTimer, successor, sysadmin, drawUp } = world;
  await givenCollected(world);
  const handOverId = await drawUp();
  await archive.run(signHandOver, partTimer, { handOverId });
  await archive.run(signHandOver, successor, { handOverId });
  await givenCollected(world);
  expect(await sentence(close(archive, sysadmin, partTimer.accountId))).toContain(
    '未归档件 1 项，共 1 项；交接清单双方已签字，以上未在清单中或尚未离任',
  );
});

test('in an urgent case the account is suspended, whatever is in hand', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  const { partTimer, sysadmin } = world;
  await givenCollected(world);
  const accountId = partTimer.accountId ?? '';
  await archive.run(setAccountState, sysadmin, { accountId, state: 'suspended', reason: '急' });
  expect(await refusal(close(archive, sysadmin, accountId))).toBe('identity.hand-over-owed');
  expect(await archive.row('account', accountId)).toMatchObject({ state: 'suspended' });
});

test('who never had anything in hand is closed at once', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  expect(await refusal(close(archive, world.sysadmin, world.handler.accountId))).toBe('done');
});

test('of two accounts of one person the first may be closed, the last may not', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  const { partTimer, sysadmin } = world;
  await givenCollected(world);
  const second = await archive.run(createAccount, sysadmin, {
    personId: partTimer.personId ?? '',
    name: partTimer.name,
    agencyId: null,
    login: 'second',
  });
  expect(await refusal(close(archive, sysadmin, partTimer.accountId))).toBe('done');
  expect(await refusal(close(archive, sysadmin, second.accountId))).toBe('identity.hand-over-owed');
});

test('a suspended account is none with which its person could still sign', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  const { partTimer, sysadmin } = world;
  await givenCollected(world);
  const second = await archive.run(createAccount, sysadmin, {
    personId: partTimer.personId ?? '',
    name: partTimer.name,
    agencyId: null,
    login: 'second',
  });
  await archive.run(setAccountState, sysadmin, {
    accountId: second.accountId,
    state: 'suspended',
    reason: '不用',
  });
  expect(await refusal(close(archive, sysadmin, partTimer.accountId))).toBe(
    'identity.hand-over-owed',
  );
});

test('the database itself refuses to close, also to the archive, and two accounts at once', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  const { partTimer, sysadmin } = world;
  await givenCollected(world);
  const { personId, accountId } = partTimer;
  const byHand = () =>
    keepHouse(archive.platform, (tx) =>
      tx
        .updateTable('account')
        .set({ state: 'closed' })
        .where('person_id', '=', personId ?? '')
        .execute(),
    );
  expect(await sentence(byHand())).toBe('account_closed_after_hand_over');
  await archive.run(createAccount, sysadmin, {
    personId: personId ?? '',
    name: partTimer.name,
    agencyId: null,
    login: 'second',
  });
  expect(await sentence(byHand())).toBe('account_closed_after_hand_over');
  expect(await archive.row('account', accountId ?? '')).toMatchObject({ state: 'open' });
});

test('the last role of an archivist is revoked after the hand-over, another one at any time', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  const { partTimer, successor, secadmin, handler, drawUp } = world;
  await givenCollected(world);
  const grantId = await grantOf(world, partTimer);
  const revoke = () => sentence(archive.run(revokeGrant, secadmin, { grantId }));
  expect(await revoke()).toBe(
    `${partTimer.name}在办事项未交接：未归档件 1 项，共 1 项；还没有交接清单。` +
      '在“交接清单”编制清单并由双方签字后再撤销授权；须立即停止使用的，先停用账号。',
  );
  const byHand = keepHouse(archive.platform, (tx) =>
    tx
      .updateTable('role_grant')
      .set({ revoked_at: new Date() })
      .where('id', '=', grantId)
      .execute(),
  );
  expect(await sentence(byHand)).toBe('role_grant_revoked_after_hand_over');
  const handlers = await grantOf(world, handler);
  expect(await refusal(archive.run(revokeGrant, secadmin, { grantId: handlers }))).toBe('done');
  const handOverId = await drawUp();
  await archive.run(signHandOver, partTimer, { handOverId });
  await archive.run(signHandOver, successor, { handOverId });
  expect(await revoke()).toBe('done');
});

test('who keeps a post in the register leaves it first', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  const { agency, archivist, archivesHead, sysadmin } = world;
  const personId = archivist.personId ?? '';
  const postId = await archive.run(enterPost, archivesHead, {
    unitId: agency.agencyId,
    personId,
    role: 'archivist',
    fields: { employment: 'full-time', position: '档案员', since: '2020-01-01' },
  });
  const attempt = () => sentence(close(archive, sysadmin, archivist.accountId));
  expect(await attempt()).toBe(
    `${archivist.name}在办事项未交接：档案员岗位 1 项，共 1 项；还没有交接清单。` +
      '在“交接清单”编制清单并由双方签字，在“档案员名册”办理离任后再注销账号；须立即停止使用的，先停用账号。',
  );
  const handOverId = await archive.run(drawUpHandOver, archivist, {
    agencyId: agency.agencyId,
    personId,
    successorId: archivesHead.personId ?? '',
  });
  await archive.run(signHandOver, archivist, { handOverId });
  await archive.run(signHandOver, archivesHead, { handOverId });
  const step = { postId, reason: '调离' };
  expect(await attempt()).toContain('。在“档案员名册”办理离任后再注销账号；');
  await archive.run(movePost, archivesHead, { ...step, step: 'begin-hand-over' });
  await archive.run(movePost, archivesHead, { ...step, step: 'leave' });
  expect(await attempt()).toBe('done');
});

test('who closes accounts is told kinds and counts and sees no list, anybody else is told nothing', async () => {
  const world = await givenLeaver();
  await using archive = world.archive;
  await givenCollected(world);
  await world.drawUp();
  const told = (actor: Actor) =>
    archive.read(actor, async (db) => ({
      lists: (await db.selectFrom('hand_over').select('id').execute()).length,
      owed: await db
        .selectFrom(sql<Owed[number]>`hand_over_owed(${world.partTimer.personId}, null)`.as('owed'))
        .select(['owed.kind', 'owed.things'])
        .execute(),
    }));
  const owed = [{ kind: 'record', things: 1 }];
  expect([
    await told(world.sysadmin),
    await told(world.partTimer),
    await told(world.handler),
  ]).toEqual([
    { lists: 0, owed },
    { lists: 1, owed },
    { lists: 0, owed: [] },
  ]);
});
