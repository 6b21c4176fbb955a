import { expect, test } from 'vitest';
import { describeRecord } from '#records/describe-record.ts';
import {
  type Collecting,
  givenAccepted,
  givenCollected,
  givenCollecting,
  refusal,
} from '../given-collection.test-fixture.ts';
import { decideProposal } from './decide-proposal.ts';
import { findProposals, findRefusals } from './proposal-queries.ts';
import { proposeChange } from './propose-change.ts';
import { refuseMaterial } from './refuse-material.ts';
import { reopenRecord } from './reopen-record.ts';

const consent = (
  world: Collecting,
  who: 'head' | 'archivist' | 'archivesHead',
  proposalId: string,
) => world.archive.run(decideProposal, world[who], { proposalId, consents: true, reason: '' });

test('a record is left out when the head of the department and an archivist agree, and not before', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world);
  const proposalId = await archive.run(proposeChange, world.head, {
    recordId,
    kind: 'exclude',
    reason: '重份',
  });
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'registered' });
  expect(await refusal(consent(world, 'head', proposalId))).toBe('collection.same-person');
  await consent(world, 'archivist', proposalId);
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'excluded' });
  await archive.run(reopenRecord, world.archivesHead, { recordId, reason: '应归档' });
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'registered' });
});

test('what a handler proposes takes both others, and one of them is not enough', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world);
  const proposalId = await archive.run(proposeChange, world.handler, {
    recordId,
    kind: 'exclude',
    reason: '事务性便函',
  });
  await consent(world, 'archivist', proposalId);
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'registered' });
  expect(await refusal(consent(world, 'archivist', proposalId))).toBe(
    'collection.not-your-decision',
  );
  await consent(world, 'head', proposalId);
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'excluded' });
});

test('what must be kept for ever cannot be left out', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world, { description: { retention: 'Y' } });
  expect(
    await refusal(
      archive.run(proposeChange, world.head, { recordId, kind: 'exclude', reason: '不要了' }),
    ),
  ).toBe('collection.mandatory-category');
});

test('voiding is proposed by anybody who works there, and decided by the head of the archives alone', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world);
  const proposalId = await archive.run(proposeChange, world.handler, {
    recordId,
    kind: 'void',
    reason: '重复登记',
  });
  expect(
    await refusal(
      archive.run(proposeChange, world.head, { recordId, kind: 'void', reason: '再来' }),
    ),
  ).toBe('collection.proposal-open-already');
  expect([
    await refusal(consent(world, 'head', proposalId)),
    await refusal(consent(world, 'archivist', proposalId)),
  ]).toEqual(['collection.not-your-decision', 'collection.not-your-decision']);
  const waiting = await archive.read(world.archivesHead, (db) =>
    findProposals(db, world.archivesHead, { state: 'open', mine: true }),
  );
  expect(waiting.proposals).toMatchObject([
    { id: proposalId, mine: 'archives-head', missing: ['archives-head'], reason: '重复登记' },
  ]);
  await consent(world, 'archivesHead', proposalId);
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'voided' });
  expect(await refusal(consent(world, 'archivesHead', proposalId))).toBe(
    'collection.proposal-ended',
  );
});

test('a refusal needs its reason, and ends the proposal', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world);
  const proposalId = await archive.run(proposeChange, world.partTimer, {
    recordId,
    kind: 'void',
    reason: '重复',
  });
  const refuse = (reason: string) =>
    archive.run(decideProposal, world.archivesHead, { proposalId, consents: false, reason });
  expect(await refusal(refuse(''))).toBe('request.invalid');
  await refuse('并不重复');
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'registered' });
});

test('a title is corrected after acceptance with approval, old and new value kept', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenAccepted(world, {
    description: { title: '关于做好防汛工作的通知' },
  });
  const { version } = await archive.row('record', recordId);
  const changes = { title: '关于做好2025年防汛工作的通知' };
  expect(
    await refusal(archive.run(describeRecord, world.archivist, { recordId, version, changes })),
  ).toBe('collection.needs-approval');
  const proposalId = await archive.run(proposeChange, world.archivist, {
    recordId,
    kind: 'correct',
    reason: '漏年份',
    changes,
    version,
  });
  const { proposals } = await archive.read(world.archivesHead, (db) =>
    findProposals(db, world.archivesHead, { state: 'open', mine: true }),
  );
  expect(proposals.map((proposal) => proposal.changes)).toEqual([
    [{ name: '题名', oldValue: '关于做好防汛工作的通知', newValue: changes.title }],
  ]);
  await consent(world, 'archivesHead', proposalId);
  expect(await archive.row('record', recordId)).toMatchObject(changes);
  const history = await archive.read(world.archivist, (db) =>
    db
      .selectFrom('field_change')
      .select(['old_value', 'new_value', 'changed_by'])
      .where('record_id', '=', recordId)
      .where('field', '=', 'title')
      .execute(),
  );
  expect(history).toEqual([
    {
      old_value: '关于做好防汛工作的通知',
      new_value: changes.title,
      changed_by: world.archivesHead.personId,
    },
  ]);
});

test('what the head of the archives corrects takes the consent of a second person of the archives', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenAccepted(world);
  const { version } = await archive.row('record', recordId);
  const input = { recordId, version, changes: { pages: 9 } };
  expect(await refusal(archive.run(describeRecord, world.archivesHead, input))).toBe(
    'collection.needs-approval',
  );
  const proposalId = await archive.run(proposeChange, world.archivesHead, {
    ...input,
    kind: 'correct',
    reason: '页数有误',
  });
  expect(await refusal(consent(world, 'archivesHead', proposalId))).toBe('collection.same-person');
  expect(await refusal(consent(world, 'head', proposalId))).toBe('collection.not-your-decision');
  const { proposals } = await archive.read(world.archivist, (db) =>
    findProposals(db, world.archivist, { state: 'open', mine: true }),
  );
  expect(proposals.map(({ id, missing }) => [id, missing])).toEqual([[proposalId, ['archivist']]]);
  expect(await archive.row('record', recordId)).toMatchObject({ version });
  await consent(world, 'archivist', proposalId);
  expect(await archive.row('record', recordId)).toMatchObject({ pages: 9 });
});

test('of prohibited material only the refusal is kept', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world);
  await archive.run(refuseMaterial, world.archivesHead, { recordId, ground: '私人信件' });
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'voided' });
  const [components, refusals] = await archive.read(world.archivist, async (db) => [
    await db.selectFrom('component').select('id').where('record_id', '=', recordId).execute(),
    await findRefusals(db),
  ]);
  expect(components).toEqual([]);
  expect(refusals).toMatchObject([{ temporaryNumber: 'TA001-2026-000001', ground: '私人信件' }]);
});
