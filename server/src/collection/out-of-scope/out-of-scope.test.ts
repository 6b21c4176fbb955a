import { expect, test } from 'vitest';
import { findDutyWork } from '../duties/duty-work.ts';
import {
  type Collecting,
  givenCollected,
  givenCollecting,
  refusal,
} from '../given-collection.test-fixture.ts';
import { findCases } from './case-queries.ts';
import { decideScope } from './decide-scope.ts';
import { proposeScope } from './propose-scope.ts';
import { putOutOfScope } from './put-out-of-scope.ts';

async function givenCase(world: Collecting) {
  const recordId = await givenCollected(world, { description: { retention: null } });
  const { caseId } = await world.archive.run(putOutOfScope, world.partTimer, {
    recordId,
    note: '保管期限表没有此类文件',
  });
  return { recordId, caseId };
}

const workOf = async ({ archive }: Collecting, who: Collecting['head']) =>
  (await archive.read(who, (db) => findDutyWork(db, who, archive.platform.now()))).map(
    ({ key, count, to }) => [key, count, to],
  );

test('what no clause fits is proposed by the head of the department and decided by the archivist', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { head, archivist, partTimer, clauseId } = world;
  const { recordId, caseId } = await givenCase(world);
  expect(await workOf(world, head)).toEqual([
    ['scope-waiting', 1, '/collection/out-of-scope?state=waiting'],
  ]);
  const answer = { caseId, clauseId, reason: '按同类文件归档' };
  expect(await refusal(archive.run(decideScope, archivist, answer))).toBe(
    'collection.scope-case-step-done',
  );
  await archive.run(proposeScope, head, answer);
  expect(await workOf(world, archivist)).toContainEqual([
    'scope-proposed',
    1,
    '/collection/out-of-scope?state=proposed',
  ]);
  await archive.run(decideScope, archivist, answer);
  expect(await archive.row('record', recordId)).toMatchObject({
    state: 'pre-filed',
    retention_item_id: clauseId,
    retention: 'D30',
  });
  const [decided] = await archive.read(partTimer, (db) => findCases(db, { state: 'decided' }));
  expect(decided).toMatchObject({
    recordId,
    state: 'decided',
    note: '保管期限表没有此类文件',
    proposal: { answer: 'file', byName: expect.stringContaining('department-head') },
    decision: { answer: 'file', reason: '按同类文件归档' },
  });
  expect(await refusal(archive.run(decideScope, archivist, answer))).toBe(
    'collection.scope-case-step-done',
  );
});

test('the archivist may decide otherwise than was proposed, and the record is left out', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { recordId, caseId } = await givenCase(world);
  const { clauseId } = world;
  await archive.run(proposeScope, world.head, { caseId, clauseId, reason: '可归' });
  await archive.run(decideScope, world.archivist, { caseId, clauseId: null, reason: '事务性便函' });
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'excluded' });
  expect((await archive.trail()).at(-1)).toMatchObject({
    command: 'collection.decide-scope',
    subject: `record:${recordId}`,
  });
});

test('a record is put there once, while it is registered, and a clause must be in force', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { recordId, caseId } = await givenCase(world);
  const { partTimer, head } = world;
  expect(await refusal(archive.run(putOutOfScope, partTimer, { recordId, note: '再列' }))).toBe(
    'collection.out-of-scope-already',
  );
  const clauseId = crypto.randomUUID();
  expect(await refusal(archive.run(proposeScope, head, { caseId, clauseId, reason: '有' }))).toBe(
    'collection.clause-not-in-force',
  );
  expect(
    await refusal(
      archive.run(proposeScope, head, { caseId: clauseId, clauseId: null, reason: '无' }),
    ),
  ).toBe('collection.scope-case-not-found');
});

test('three records in a year that no clause fits ask the head of the archives to look at the schedule', async () => {
  const world = await givenCollecting();
  await using _ = world.archive;
  await givenCase(world);
  await givenCase(world);
  const review = ['scope-review-WS', 3, '/collection/out-of-scope?category=WS&year=2026'];
  expect(await workOf(world, world.archivesHead)).not.toContainEqual(review);
  await givenCase(world);
  expect(await workOf(world, world.archivesHead)).toContainEqual(review);
  expect(await workOf(world, world.archivist)).not.toContainEqual(review);
  const listed = await world.archive.read(world.archivesHead, (db) =>
    findCases(db, { category: 'WS', year: 2026 }),
  );
  expect(listed).toHaveLength(3);
});
