import { expect, test } from 'vitest';
import { givenPerson } from '../../../test/test-archive.ts';
import { givenCollected, givenCollecting, refusal } from '../given-collection.test-fixture.ts';
import { drawUpPlan } from '../plans/draw-up-plan.ts';
import { editPlan } from '../plans/edit-plan.ts';
import { proposeChange } from '../proposals/propose-change.ts';
import { handPaper } from '../receipts/hand-paper.ts';
import { drawUpHandOver } from './draw-up-hand-over.ts';
import { getHandOver, hasHandedOver } from './hand-over-queries.ts';
import { findOpenThings } from './open-things.ts';
import { signHandOver } from './sign-hand-over.ts';

test('who leaves has a list of everything in hand, and both sign what was written down', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { agency, partTimer, archivesHead } = world;
  const { agencyId } = agency;
  const successor = await givenPerson(archive, 'department-archivist', agency.officeId);
  const recordId = await givenCollected(world);
  await archive.run(proposeChange, partTimer, { recordId, kind: 'void', reason: '重复' });
  const planId = await archive.run(drawUpPlan, archivesHead, {
    fondsId: agency.fondsId,
    year: 2025,
  });
  await archive.run(editPlan, archivesHead, {
    planId,
    lines: [
      {
        departmentId: agency.officeId,
        category: 'WS',
        dueOn: '2026-06-30',
        expected: 3,
        ownerId: partTimer.personId,
      },
    ],
  });
  const onPaper = await givenCollected(world, {
    description: { carrier: 'paper' },
    components: [],
  });
  await archive.run(handPaper, world.head, {
    recordIds: [onPaper],
    toPersonId: partTimer.personId ?? '',
  });
  const personId = partTimer.personId ?? '';
  const successorId = successor.personId ?? '';
  const id = await archive.run(drawUpHandOver, partTimer, { agencyId, personId, successorId });
  const list = await archive.read(successor, (db) => getHandOver(db, successor, id));
  expect(list.things.map(({ kind }) => kind)).toEqual([
    'record',
    'record',
    'proposal',
    'paper',
    'plan-line',
  ]);
  expect(list).toMatchObject({ canSign: true, handedSignedAt: null });

  await archive.run(signHandOver, partTimer, { handOverId: id });
  const done = () => archive.read(partTimer, (db) => hasHandedOver(db, personId));
  expect(await done()).toBe(false);
  expect(await refusal(archive.run(signHandOver, partTimer, { handOverId: id }))).toBe(
    'collection.hand-over-signed',
  );
  expect(await refusal(archive.run(signHandOver, world.archivist, { handOverId: id }))).toBe(
    'collection.not-your-decision',
  );
  await archive.run(signHandOver, successor, { handOverId: id });
  expect(await done()).toBe(true);
  const passedOn = await archive.read(archivesHead, (db) => findOpenThings(db, successorId));
  expect(passedOn.map(({ kind }) => kind)).toEqual(['plan-line']);
});

test('only who leaves, or the head of the archives for them, draws the list up', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const drawUp = {
    agencyId: world.agency.agencyId,
    personId: world.partTimer.personId ?? '',
    successorId: world.handler.personId ?? '',
  };
  expect([
    await refusal(archive.run(drawUpHandOver, world.head, drawUp)),
    await refusal(archive.run(drawUpHandOver, world.archivesHead, drawUp)),
  ]).toEqual(['actor.not-permitted', 'done']);
});
