import { expect, test } from 'vitest';
import { createAccount } from '#identity/create-account.ts';
import { loadActor } from '#identity/load-actor.ts';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { signItems } from '#quality/sign-items.ts';
import { confirmRepeat } from '#records/confirm-repeat.ts';
import { describeRecord } from '#records/describe-record.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import {
  type Collecting,
  cameLater,
  check,
  givenAccepted,
  givenChecked,
  givenCollected,
  givenCollecting,
  givenPreFiled,
  givenSubmitted,
  refusal,
  runOf,
  sign,
} from '../given-collection.test-fixture.ts';
import { beginHandling } from '../pre-filing/begin-handling.ts';
import { findCollected } from '../pre-filing/collected-queries.ts';
import { acceptRecords } from './accept-records.ts';
import { digestList } from './compose-list.ts';
import { resubmitRecords } from './resubmit-records.ts';
import { returnRecords } from './return-records.ts';
import {
  findSubmissions,
  getSubmission,
  getSubmissionList,
  previewSubmission,
} from './submission-queries.ts';
import { submitRecords } from './submit-records.ts';

const shown = ({ archive, archivist }: Collecting, submissionId: string) =>
  archive.read(archivist, (db) => getSubmission(db, archivist, submissionId));

test('a batch is refused as long as one of its records has a fault, and each is named with all of its own', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const good = await givenPreFiled(world);
  const bare = await givenPreFiled(world, { description: { creator: null, date: null } });
  const handled = await givenCollected(world);
  await archive.run(beginHandling, world.handler, { recordIds: [handled] });
  await expect(
    archive.run(submitRecords, world.head, { recordIds: [good, bare, handled] }),
  ).rejects.toMatchObject({
    code: 'collection.batch-not-ready',
    details: {
      count: 2,
      records: [
        { recordId: bare, faults: ['creator-missing', 'date-missing', 'year-missing'] },
        { recordId: handled, faults: ['unfinished'] },
      ],
    },
  });
  expect(await archive.row('record', good)).toMatchObject({ state: 'pre-filed' });
});

test('the list that is printed is the one that was previewed, frozen, and its digest can be taken again', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordIds = [await givenPreFiled(world), await givenPreFiled(world)];
  const preview = await archive.read(world.head, (db) =>
    previewSubmission(db, world.head, { recordIds, kind: 'first', now: archive.platform.now() }),
  );
  const { submissionId, name } = await givenSubmitted(world, recordIds);
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('record').set({ title: '后来改过' }).where('state', '=', 'submitted').execute(),
  );
  const printed = await archive.read(world.archivist, (db) => getSubmissionList(db, submissionId));
  expect(name).toBe('YJ-A001-2026-0001');
  expect(printed.rows).toEqual(preview.rows);
  expect(Object.keys(printed.rows[0] ?? {})).toEqual([
    'date',
    'pages',
    'title',
    'copies',
    'remark',
    'creator',
    'recordId',
    'sequence',
    'retention',
    'securityLevel',
    'documentNumber',
    'temporaryNumber',
  ]);
  expect(digestList(printed)).toBe(printed.sm3);
  expect(digestList({ ...printed, rows: printed.rows.slice(1) })).not.toBe(printed.sm3);
});

test('a checked and signed batch is accepted, and settled with its last record', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const [one, two] = [await givenPreFiled(world), await givenPreFiled(world)];
  const { submissionId } = await givenSubmitted(world, [one, two]);
  const accept = (recordIds: string[]) =>
    archive.run(acceptRecords, world.archivist, { submissionId, recordIds });
  expect(await refusal(accept([one]))).toBe('collection.not-checked');
  await check(world, submissionId);
  expect(await refusal(accept([one]))).toBe('collection.check-unsigned');
  await sign(world, submissionId, [one, two]);
  await accept([one]);
  expect(await shown(world, submissionId)).toMatchObject({
    state: 'checking',
    accepted: 1,
    waiting: 1,
  });
  await accept([two]);
  expect(await shown(world, submissionId)).toMatchObject({
    state: 'settled',
    accepted: 2,
    settledAt: archive.platform.now(),
  });
  expect(await refusal(accept([two]))).toBe('collection.not-in-submission');
  expect(await archive.row('record', one)).toMatchObject({ state: 'accepted' });
  const batches = await archive.read(world.head, (db) => findSubmissions(db, {}, { limit: 10 }));
  expect(batches.submissions.map(({ id, items }) => [id, items])).toEqual([[submissionId, 2]]);
});

test('what is returned keeps its reason and its count, and comes again in a batch of its own', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const [one, two] = [await givenPreFiled(world), await givenPreFiled(world)];
  const { submissionId } = await givenChecked(world, [one, two]);
  await archive.run(returnRecords, world.archivist, {
    submissionId,
    items: [
      { recordId: one, reason: '缺附件 2' },
      { recordId: two, reason: '页数不符' },
    ],
  });
  const returned = await archive.read(world.partTimer, (db) =>
    findCollected(db, { state: ['returned'] }, { limit: 10 }),
  );
  expect(
    returned.records.map(({ id, returnReason, timesReturned }) => [
      id,
      returnReason,
      timesReturned,
    ]),
  ).toEqual([
    [one, '缺附件 2', 1],
    [two, '页数不符', 1],
  ]);
  await archive.run(describeRecord, world.partTimer, {
    recordId: one,
    version: (await archive.row('record', one)).version,
    changes: { pages: 3 },
  });
  const again = await archive.run(resubmitRecords, world.partTimer, { recordIds: [one] });
  await check(world, again.submissionId);
  expect(await shown(world, again.submissionId)).toMatchObject({
    name: 'YJ-A001-2026-0002',
    kind: 'again',
    itemList: [{ recordId: one, timesReturned: 1, outcome: 'waiting' }],
  });
  expect(await shown(world, submissionId)).toMatchObject({ state: 'settled', returned: 2 });
});

test('nobody accepts, signs or returns what they handed over themselves, not with a second account either', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenPreFiled(world);
  const { submissionId } = await givenChecked(world, [recordId]);
  const twin = await archive.run(createAccount, systemActor, {
    personId: world.head.personId ?? '',
    name: '同一人',
    agencyId: null,
    login: 'second',
    password: 'Test-1234567',
  });
  const grantee = await givenPerson(archive, 'archivist', world.agency.agencyId);
  const rights = { permissions: grantee.permissions, scope: grantee.scope };
  const own = await archive.read(systemActor, (db) =>
    loadActor(db, twin.accountId, archive.platform.now()),
  );
  const self = { ...(own ?? systemActor), ...rights };
  expect(self.accountId).not.toBe(world.head.accountId);
  const items = [{ recordId, reason: '退' }];
  const runId = await runOf(world, submissionId);
  const all = { sample: [recordId], failed: [], isInOrder: true, note: '' };
  expect(await refusal(archive.run(signItems, self, { runId, items: ['3-4'], ...all }))).toBe(
    'quality.signed-by-another',
  );
  expect([
    await refusal(archive.run(acceptRecords, self, { submissionId, recordIds: [recordId] })),
    await refusal(archive.run(returnRecords, self, { submissionId, items })),
  ]).toEqual(['collection.same-person', 'collection.same-person']);
});

test('an accepted record is not handed over again', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenAccepted(world);
  await expect(
    archive.run(submitRecords, world.head, { recordIds: [recordId] }),
  ).rejects.toMatchObject({
    code: 'records.wrong-state',
    status: 409,
    details: { state: '验收合格', action: '提交归档', recordId },
  });
});

test('the same number twice in a year stays out until the head of the archives confirms it with a reason', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const description = { documentNumber: '示字〔2025〕1号' };
  const first = await givenPreFiled(world, { description });
  const second = await givenPreFiled(world, { description });
  await cameLater(world, second);
  await expect(
    archive.run(submitRecords, world.head, { recordIds: [second] }),
  ).rejects.toMatchObject({
    details: { records: [{ recordId: second, faults: ['number-repeated'], repeats: first }] },
  });
  await archive.run(confirmRepeat, world.archivesHead, { recordId: second, reason: '更正重发' });
  expect(await refusal(givenSubmitted(world, [second]))).toBe('done');
  expect(
    await refusal(archive.run(confirmRepeat, world.archivesHead, { recordId: first, reason: 'x' })),
  ).toBe('records.not-repeated');
});

test('a batch belongs to one department', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const finance = await givenPerson(archive, 'department-head', world.agency.financeId);
  const recordId = await givenPreFiled(world);
  expect(await refusal(archive.run(submitRecords, finance, { recordIds: [recordId] }))).toBe(
    'records.not-found',
  );
});
