import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { addComponent } from '#records/change-components.ts';
import { describeRecord } from '#records/describe-record.ts';
import { reviewQuarantine } from '#records/review-quarantine.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import { givenPerson } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { findClasses } from '../arrangement/arrangement-queries.ts';
import { fileAll } from '../arrangement/given-filing.test-fixture.ts';
import {
  type Collecting,
  cameLater,
  givenAccepted,
  givenChecked,
  givenCollected,
  givenCollecting,
  givenPreFiled,
  givenSubmitted,
  refusal,
  sign,
} from './given-collection.test-fixture.ts';
import { preFileRecords } from './pre-filing/pre-file-records.ts';
import { findRefusals } from './proposals/proposal-queries.ts';
import { refuseMaterial } from './proposals/refuse-material.ts';
import { acceptRecords } from './submissions/accept-records.ts';
import { findUnready } from './submissions/find-unready.ts';

// Workflows A.13, row by row. What belongs to other capabilities is shown as far as it is there; a comment
// says what is not.

const unready = ({ archive, head }: Collecting, recordIds: readonly string[]) =>
  archive.read(head, (db) => findUnready(db, recordIds, 'first'));

test('a record without a creator is not handed over, nor one whose number is there already, which is linked', async () => {
  const world = await givenCollecting();
  await using _ = world.archive;
  const numbered = { description: { documentNumber: '示发〔2025〕3号' } };
  const first = await givenPreFiled(world, numbered);
  const second = await givenPreFiled(world, numbered);
  await cameLater(world, second);
  const bare = await givenPreFiled(world, { description: { creator: null } });
  expect(await unready(world, [first, second, bare])).toMatchObject([
    { recordId: second, faults: ['number-repeated'], repeats: first },
    { recordId: bare, faults: ['creator-missing'], repeats: null },
  ]);
  // A title that is there already is found by the duplicate search of `help/`, not here.
});

test('a document is dated neither after today nor before its fonds was founded', async () => {
  const world = await givenCollecting();
  await using _ = world.archive;
  const late = await givenPreFiled(world, { description: { date: '2150-01-01' } });
  const early = await givenPreFiled(world, { description: { date: '1949-09-30' } });
  expect(await unready(world, [late, early])).toMatchObject([
    { recordId: late, faults: ['date-in-future'] },
    { recordId: early, faults: ['date-before-fonds'] },
  ]);
});

test('a count of pages is a number from 1 to 9999', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  await using server = await openTestServer(archive);
  const recordId = await givenCollected(world);
  const headers = await sessionOf(archive, world.partTimer);
  const answers = [];
  for (const pages of [0, 10_000, '三', 1.5])
    answers.push(
      await server.app.inject({
        method: 'PUT',
        url: `/api/records/${recordId}`,
        headers,
        payload: { version: 1, changes: { pages } },
      }),
    );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400]);
  expect(await archive.row('record', recordId)).toMatchObject({ pages: null, version: 1 });
});

test('a number is given once in a class, and a gap shows with its range', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  for (let made = 0; made < 3; made += 1) await givenAccepted(world);
  await fileAll(archive, world.archivist, world.agency);
  const repeat = keepHouse(archive.platform, (tx) =>
    tx.updateTable('record').set({ item_number: 1 }).where('item_number', '=', 2).execute(),
  );
  await expect(repeat).rejects.toThrow('record_item_number_once');
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('record').set({ item_number: 9 }).where('item_number', '=', 2).execute(),
  );
  const classes = await archive.read(world.archivist, (db) =>
    findClasses(db, world.agency.fondsId),
  );
  expect(classes.map(({ missing }) => missing)).toEqual([[2, 4, 5, 6, 7, 8]]);
  // Numbers are given after acceptance here, so that a gap is no matter of acceptance.
});

test('a period shorter than its clause is refused; a longer one is allowed and shown', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const short = await givenCollected(world, { description: { retention: 'D10' } });
  const long = await givenCollected(world, { description: { retention: 'Y' } });
  const none = await givenCollected(world, { description: { retention: null } });
  const preFile = (recordIds: string[]) =>
    archive.run(preFileRecords, world.partTimer, { recordIds, clauseId: world.clauseId });
  await expect(preFile([short, long])).rejects.toMatchObject({
    code: 'collection.retention-too-short',
    details: { count: 1, recordIds: [short] },
  });
  expect(await preFile([long, none])).toEqual({ records: 2, longer: [long] });
  expect(await archive.row('record', none)).toMatchObject({ retention: 'D30' });
  // Shortened afterwards, it is found when it is handed over.
  const { version } = await archive.row('record', none);
  await archive.run(describeRecord, world.partTimer, {
    recordId: none,
    version,
    changes: { retention: 'D10' },
  });
  expect(await unready(world, [none])).toMatchObject([{ faults: ['retention-too-short'] }]);
});

test('what bears a secrecy mark is quarantined, goes no step further, and is judged by the secrecy officer', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const marked = await givenCollected(world, { description: { title: '机密★5年 关于某事的函' } });
  const officer = await givenPerson(archive, 'secrecy-officer', world.agency.agencyId);
  const preFile = () =>
    archive.run(preFileRecords, world.archivist, {
      recordIds: [marked],
      clauseId: world.clauseId,
    });
  expect(await refusal(preFile())).toBe('records.quarantined');
  await archive.run(reviewQuarantine, officer, {
    recordId: marked,
    decision: 'release',
    reason: '标题示例，非涉密',
  });
  expect(await refusal(preFile())).toBe('done');
  // A source that must say a level and does not is a matter of exchange.
});

test('empty bytes fail their check, and the record is not accepted', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const empty = { ...(await givenComponent(archive.storage, '')), size: 0 };
  const recordId = await givenPreFiled(world, { components: [empty] });
  expect(await unready(world, [recordId])).toMatchObject([{ faults: ['component-empty'] }]);
  expect(await refusal(givenSubmitted(world, [recordId]))).toBe('collection.batch-not-ready');
  // Encrypted, with a macro, of another type than its name says: submission.test.ts. None of them is
  // quarantined, which is for marks of secrecy; what fails goes back to the department.
});

test('a record on both carriers is not handed over with one of them alone', async () => {
  const world = await givenCollecting();
  await using _ = world.archive;
  const recordId = await givenPreFiled(world, {
    description: { carrier: 'mixed' },
    components: [],
  });
  expect(await unready(world, [recordId])).toMatchObject([{ faults: ['component-missing'] }]);
  // The paper of a mixed record is known to lie in its place only once it is shelved (`inCustody`).
});

test('after acceptance content and structure stay as they were accepted', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenAccepted(world);
  const component = await givenComponent(archive.storage, 'another page');
  expect(
    await refusal(archive.run(addComponent, world.archivesHead, { recordId, component })),
  ).toBe('records.wrong-state');
});

test('prohibited material is refused, and the refusal alone is kept', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenPreFiled(world);
  await archive.run(refuseMaterial, world.archivesHead, { recordId, ground: '私人信件' });
  const refusals = await archive.read(world.archivist, findRefusals);
  expect(refusals).toMatchObject([{ ground: '私人信件', departmentName: '办公室' }]);
});

test('the same document captured by two departments is seen by the later one', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { agency } = world;
  const description = { documentNumber: '市发〔2025〕9号', creator: '示例市政府' };
  const first = await givenPreFiled(world, { description });
  const finance = await givenPerson(archive, 'department-archivist', agency.financeId);
  const second = await givenRecord(archive, agency, finance, {
    description: { ...description, departmentId: agency.financeId },
  });
  await cameLater(world, second);
  await archive.run(preFileRecords, finance, { recordIds: [second], clauseId: world.clauseId });
  const seen = await archive.read(world.archivist, (db) => findUnready(db, [second], 'first'));
  expect(seen).toMatchObject([{ recordId: second, faults: ['number-repeated'], repeats: first }]);
  // Merging the two, with both histories, comes with exchange.
});

test('of what was checked and signed, nothing is accepted by who handed it over', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  await using server = await openTestServer(archive);
  const recordId = await givenPreFiled(world);
  const { submissionId } = await givenChecked(world, [recordId]);
  await sign(world, submissionId, [recordId]);
  const reply = await server.app.inject({
    method: 'POST',
    url: `/api/collection/submissions/${submissionId}/acceptance`,
    headers: await sessionOf(archive, world.partTimer),
    payload: { recordIds: [recordId] },
  });
  expect(reply.statusCode).toBe(403);
  const trail = await archive.trail();
  expect(trail.at(-1)).toMatchObject({
    outcome: 'refused',
    person_id: world.partTimer.personId,
    command: 'POST /api/collection/submissions/:submissionId/acceptance',
  });
  const twice = () =>
    archive.run(acceptRecords, world.archivist, { submissionId, recordIds: [recordId] });
  expect([await refusal(twice()), await refusal(twice())]).toEqual([
    'done',
    'collection.not-in-submission',
  ]);
});
