import { rename } from 'node:fs/promises';
import { checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { outcomeOf } from '@lantai/contract/quality/verdict.ts';
import { expect, test } from 'vitest';
import { createAccount } from '#identity/create-account.ts';
import { loadActor } from '#identity/load-actor.ts';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { stagedPath } from '#preservation/staging.ts';
import { checkRecords } from '#quality/check-records.job.ts';
import { decidePolicy } from '#quality/decide-policy.ts';
import { givenPdfComponent } from '#quality/given-check.test-fixture.ts';
import { orderRecheck } from '#quality/order-recheck.ts';
import { signItems } from '#quality/sign-items.ts';
import { findStanding } from '#quality/standing-queries.ts';
import { confirmRepeat } from '#records/confirm-repeat.ts';
import { describeRecord } from '#records/describe-record.ts';
import { givenComponent } from '../../../test/given-records.ts';
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

test('what did not run is said not to have run, and never to have passed', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const paper = await givenPreFiled(world, {
    description: { carrier: 'paper', documentNumber: null },
    components: [],
  });
  const { submissionId } = await givenChecked(world, [paper]);
  const runId = await runOf(world, submissionId);
  const standing = await archive.read(world.archivist, (db) => findStanding(db, runId));
  const outcomes = Object.fromEntries(
    checkItemsOf('GD').map(({ code }) => [code, outcomeOf(standing.of(paper), code)]),
  );
  const came = Map.groupBy(Object.keys(outcomes), (code) => outcomes[code]);
  expect(came.get('not-run')).toEqual(['4-1', '4-2']);
  expect(came.get('waiting')).toEqual(['4-7']);
  expect(came.get('passed')).toEqual(
    [
      '1-2',
      '1-3',
      '1-4',
      '1-5',
      '1-6',
      '1-7',
      '1-8',
      '2-1',
      '2-2',
      '2-3',
      '2-4',
      '2-9',
      '2-11',
    ].concat(['3-1', '3-2']),
  );
  expect(Object.keys(outcomes)).toHaveLength(36);
});

test('an agency that has it so accepts nothing that was not looked at', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  await archive.run(decidePolicy, world.archivesHead, {
    agencyId: world.agency.agencyId,
    policy: { ...defaultPolicy, notRunBlocks: true },
    version: 0,
    reason: '未检测不得验收',
  });
  const recordId = await givenPreFiled(world);
  const { submissionId } = await givenChecked(world, [recordId]);
  await sign(world, submissionId, [recordId]);
  await expect(
    archive.run(acceptRecords, world.archivist, { submissionId, recordIds: [recordId] }),
  ).rejects.toMatchObject({
    code: 'collection.check-failed',
    details: {
      count: 1,
      items: '4-1 系统环境中是否安装杀毒软件检测、4-2 病毒感染检测',
      recordIds: [recordId],
    },
  });
  expect(await shown(world, submissionId)).toMatchObject({ failed: 1 });
});

test('a batch of which something is gone by the time it is checked fails as a whole', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const [one, two] = [await givenPreFiled(world), await givenPreFiled(world)];
  const { submissionId } = await givenSubmitted(world, [one, two]);
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('record').set({ state: 'voided' }).where('id', '=', two).execute(),
  );
  await check(world, submissionId);
  await sign(world, submissionId, [one]);
  const { failed, itemList } = await shown(world, submissionId);
  expect([failed, itemList[0]?.failed]).toEqual([2, ['2-1']]);
  expect(
    await refusal(archive.run(acceptRecords, world.archivist, { submissionId, recordIds: [one] })),
  ).toBe('collection.check-failed');
});

test('what failed for a reason that is put right passes when it is looked at again', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const component = await givenPdfComponent(archive);
  const recordId = await givenPreFiled(world, { components: [component] });
  const path = stagedPath(archive.storage.staging, component.sha512);
  await rename(path, `${path}.away`);
  const { submissionId } = await givenChecked(world, [recordId]);
  expect((await shown(world, submissionId)).itemList[0]?.verdict).toBe('failed');
  await rename(`${path}.away`, path);
  const runId = await runOf(world, submissionId);
  await archive.run(orderRecheck, world.archivist, { runId });
  await archive.perform(checkRecords(archive.platform, archive.storage), world.archivist, {
    ...{ runId, again: [recordId], batchAgain: true },
  });
  await sign(world, submissionId, [recordId]);
  expect(
    await refusal(
      archive.run(acceptRecords, world.archivist, { submissionId, recordIds: [recordId] }),
    ),
  ).toBe('done');
});

test('bytes that are not what they are said to be fail in the check that looks for it, and are not accepted', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { storage } = archive;
  const pdf = (body: string) => `%PDF-1.7\n${body}\n%%EOF`;
  const given = {
    'extension is not the type': await givenComponent(storage, pdf('a'), {
      fileName: '正本.docx',
      mediaType: 'application/pdf',
    }),
    'registered as another type': await givenComponent(storage, 'plain text', {
      fileName: '正本.pdf',
      mediaType: 'application/pdf',
    }),
    'encrypted PDF': await givenComponent(storage, pdf('trailer <</Encrypt 5 0 R>>'), {
      fileName: '正本.pdf',
      mediaType: 'application/pdf',
    }),
    macro: await givenComponent(
      storage,
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('_VBA_PROJECT', 'utf16le'),
      ]),
      { fileName: '正本.doc', mediaType: 'application/x-ole-storage' },
    ),
    'another digest': { ...(await givenPdfComponent(archive)), sm3: '0'.repeat(64) },
    sound: await givenPdfComponent(archive),
  };
  const recordIds: string[] = [];
  for (const component of Object.values(given))
    recordIds.push(await givenPreFiled(world, { components: [component] }));
  const { submissionId } = await givenChecked(world, recordIds);
  await sign(world, submissionId, recordIds.slice(0, 2));
  const { itemList } = await shown(world, submissionId);
  const failed = itemList.map((item) => item.failed);
  expect(Object.fromEntries(Object.keys(given).map((name, at) => [name, failed[at]]))).toEqual({
    'extension is not the type': ['1-10'],
    'registered as another type': ['1-10', '3-3'],
    'encrypted PDF': ['3-8'],
    macro: ['3-3', '3-6', '3-8'],
    'another digest': ['1-1', '1-14'],
    sound: [],
  });
  const accept = (ids: string[]) =>
    archive.run(acceptRecords, world.archivist, { submissionId, recordIds: ids });
  for (const recordId of recordIds.slice(0, -1))
    expect(await refusal(accept([recordId]))).toBe('collection.check-failed');
  expect(await refusal(accept(recordIds.slice(-1)))).toBe('done');
});

test('bytes that are gone fail in every check that needs them, and with the total of the batch', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const gone = { ...(await givenPdfComponent(archive)), sha512: 'a'.repeat(128) };
  const recordIds = [
    await givenPreFiled(world, { components: [gone] }),
    await givenPreFiled(world),
  ];
  const { submissionId } = await givenChecked(world, recordIds);
  const { itemList } = await shown(world, submissionId);
  expect(itemList.map(({ failed }) => failed)).toEqual([['1-11', '1-14', '2-2', '2-11'], ['2-2']]);
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
