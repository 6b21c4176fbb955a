import { join } from 'node:path';
import { searchQuery } from '@lantai/contract/search/search.api.ts';
import type { Day } from '@lantai/contract/values.ts';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { givenRecord } from '../../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
} from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { fileAll } from '../../arrangement/given-filing.test-fixture.ts';
import { describeRecord } from '../../records/describe-record.ts';
import { findRecords } from '../../records/record-queries.ts';
import { openSqliteEngine } from '../../search/engine/sqlite-engine.ts';
import { catchUp } from '../../search/feed-index.ts';
import { searchFor } from '../../search/search-queries.ts';
import {
  findAgreements,
  findParties,
  findPlans,
  getAgreement,
  getOrigin,
} from './acquisition-queries.ts';
import { addParty, revealContact } from './add-party.ts';
import { makeAgreement } from './make-agreement.ts';
import { changePlan, makePlan } from './make-plan.ts';
import { decidePlan, movePlan } from './move-plan.ts';
import { takeInAcquired } from './take-in-acquired.ts';

async function givenAcquiring() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const leader = await givenPerson(archive, 'leader', agency.agencyId);
  const plan = {
    title: '老照片征集',
    year: 2026,
    purpose: '补齐一九八〇年代城建照片',
    budget: 5000.5,
    until: '2026-12-31' as Day,
  };
  const { planId } = await archive.run(makePlan, archivist, { agencyId: agency.agencyId, ...plan });
  const approve = async () => {
    await archive.run(movePlan, archivist, { planId, action: 'submit' });
    await archive.run(decidePlan, leader, { planId, decision: 'approve', note: '同意' });
  };
  const giver = await archive.run(addParty, archivist, {
    agencyId: agency.agencyId,
    name: '示例人甲',
    kind: 'person',
    contact: '13800001234',
    note: null,
  });
  const agree = (more: { planId?: string | null; number?: string } = {}) =>
    archive.run(makeAgreement, archivist, {
      partyId: giver.partyId,
      planId: null,
      number: '征2026-1',
      kind: 'donation',
      signedOn: '2026-02-01' as Day,
      price: 1200,
      terms: '原件归本馆，捐赠人可复制',
      restrictions: '公开展出前须征得捐赠人同意',
      restrictedUntil: '2036-02-01' as Day,
      ...more,
    });
  return { archive, agency, archivist, leader, plan, planId, approve, giver, agree };
}

const fresh = ({ fondsId, officeId }: TestAgency) => ({
  fondsId,
  category: 'WS' as const,
  description: { title: '解放路改造照片说明', departmentId: officeId },
  components: [],
});

test('a plan is drawn up, submitted, decided by another person, and carried out', async () => {
  const given = await givenAcquiring();
  await using archive = given.archive;
  const { archivist, leader, planId, plan } = given;
  const head = await givenPerson(archive, 'archives-head', given.agency.agencyId);
  await archive.run(changePlan, archivist, { planId, ...plan, title: '城建老照片征集' });
  await archive.run(movePlan, archivist, { planId, action: 'submit' });
  await expect(archive.run(changePlan, archivist, { planId, ...plan })).rejects.toMatchObject({
    code: 'capture.plan-in-wrong-state',
    details: { state: '待审批', action: '修改' },
  });
  await expect(
    archive.run(decidePlan, archivist, { planId, decision: 'approve', note: '自批' }),
  ).rejects.toMatchObject({ code: 'capture.own-plan' });
  await archive.run(decidePlan, head, { planId, decision: 'return', note: '写明预算依据' });
  await archive.run(movePlan, archivist, { planId, action: 'submit' });
  await archive.run(decidePlan, leader, { planId, decision: 'approve', note: '同意' });
  await archive.run(movePlan, archivist, { planId, action: 'complete', result: '征集 1 件' });
  expect(await archive.read(leader, (db) => findPlans(db, { state: 'completed' }))).toMatchObject([
    {
      title: '城建老照片征集',
      budget: 5000.5,
      decidedByName: leader.name,
      decisionNote: '同意',
      result: '征集 1 件',
    },
  ]);
  const steps = (await archive.trail()).filter(
    ({ subject }) => subject === `acquisition-plan:${planId}`,
  );
  expect(steps.map(({ details }) => (details as { to?: string }).to ?? null)).toEqual([
    ...[null, null, 'submitted', 'returned', 'submitted', 'approved', 'completed'],
  ]);
});

test('an agreement under a plan waits for its approval, and a number is used once', async () => {
  const given = await givenAcquiring();
  await using archive = given.archive;
  const { planId, agree } = given;
  await expect(agree({ planId })).rejects.toMatchObject({ code: 'capture.plan-not-approved' });
  await given.approve();
  await agree({ planId });
  await expect(agree()).rejects.toMatchObject({ code: 'capture.agreement-number-taken' });
  expect(await archive.read(given.archivist, (db) => findPlans(db, {}))).toMatchObject([
    { agreements: 1, spent: 1200 },
  ]);
});

test('a contact is masked until somebody gives a reason, which stays in the trail', async () => {
  const given = await givenAcquiring();
  await using archive = given.archive;
  const { archivist, giver } = given;
  expect(await archive.read(archivist, findParties)).toMatchObject([
    { name: '示例人甲', contactMasked: '13*******34' },
  ]);
  const { partyId } = giver;
  const { contact } = await archive.run(revealContact, archivist, {
    partyId,
    reason: '约定交接时间',
  });
  expect(contact).toBe('13800001234');
  const told = (await archive.trail()).filter(
    ({ subject }) => subject === `source-party:${partyId}`,
  );
  expect(JSON.stringify(told.map(({ details }) => details))).not.toContain('13800001234');
  expect(told.at(-1)).toMatchObject({ details: { reason: '约定交接时间' } });
  const stranger = await givenPerson(archive, 'reader', given.agency.agencyId);
  expect(await archive.read(stranger, findParties)).toEqual([]);
});

test('what is acquired is appraised, described, numbered, filed, found and counted like any other record', async () => {
  const given = await givenAcquiring();
  await using archive = given.archive;
  const { agency, archivist, planId, agree } = given;
  await given.approve();
  const { agreementId } = await agree({ planId });
  const { recordId } = await archive.run(takeInAcquired, archivist, {
    agreementId,
    appraisal: '城建照片稀缺，永久保存',
    fresh: fresh(agency),
  });
  expect(await archive.row('record', recordId)).toMatchObject({
    source: 'acquisition',
    received_as: 'holding',
    state: 'registered',
    temporary_number: 'TA001-2026-000001',
  });
  // Without file, creator and period it is kept from being filed, as any other would be.
  await expect(fileAll(archive, archivist, agency)).resolves.toMatchObject({ filed: 0 });
  await archive.run(describeRecord, archivist, {
    recordId,
    version: 1,
    changes: { creator: '示例人甲', date: '1986-05-01', retention: 'Y', carrier: 'paper' },
  });
  const ordinary = await givenRecord(archive, agency, archivist, {
    description: { date: '1986-04-01', retention: 'Y' },
  });
  await expect(fileAll(archive, archivist, agency)).resolves.toMatchObject({ filed: 2 });
  const codes = await Promise.all(
    [ordinary, recordId].map(async (id) => (await archive.row('record', id)).archival_code),
  );
  expect(codes).toEqual(['A001-WS·1986-Y-BGS-0001', 'A001-WS·1986-Y-BGS-0002']);

  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  const index = openSqliteEngine(join(archive.directory, 'search.sqlite'));
  await catchUp(archive.platform, index);
  const found = await searchFor(
    index,
    (query) => archive.read(reader, query),
    reader,
    searchQuery.parse({ text: '解放路改造' }),
  );
  await index.close();
  expect(found.hits.map(({ id }) => id)).toEqual([recordId]);
  const counted = await archive.read(archivist, (db) =>
    findRecords(db, { source: 'acquisition', state: ['filed'] }, { limit: 10 }),
  );
  expect(counted).toMatchObject({ total: 1, records: [{ id: recordId }] });
  expect(await archive.read(archivist, (db) => findAgreements(db, { planId }))).toMatchObject([
    { number: '征2026-1', partyName: '示例人甲', records: 1 },
  ]);
  // Who reads it learns what to heed, and not from whom it came.
  expect(await archive.read(reader, (db) => getOrigin(db, recordId))).toMatchObject({
    origin: {
      kind: 'donation',
      restrictions: '公开展出前须征得捐赠人同意',
      restrictedUntil: '2036-02-01',
      appraisal: '城建照片稀缺，永久保存',
      partyName: null,
    },
  });
});

test('a record that is here already is tied to one agreement, of its own agency', async () => {
  const given = await givenAcquiring();
  await using archive = given.archive;
  const { agency, archivist, agree } = given;
  const { agreementId } = await agree();
  const recordId = await givenRecord(archive, agency, archivist);
  const tie = (by: Actor, id: string) =>
    archive.run(takeInAcquired, by, { agreementId, recordId: id, appraisal: '有价值' });
  await tie(archivist, recordId);
  await expect(tie(archivist, recordId)).rejects.toMatchObject({
    code: 'capture.acquired-already',
  });
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const neighbour = await givenPerson(archive, 'archivist', other.agencyId);
  const foreign = await givenRecord(archive, other, neighbour);
  await expect(tie(archivist, foreign)).rejects.toMatchObject({ code: 'records.not-found' });
  await expect(tie(neighbour, foreign)).rejects.toMatchObject({
    code: 'capture.agreement-not-found',
  });
  expect(await archive.read(archivist, (db) => getAgreement(db, agreementId))).toMatchObject({
    list: [{ recordId, appraisal: '有价值', appraisedByName: archivist.name }],
  });
});

test('over the API: a plan from drawing up to approval, and the origin of a record that has none', async () => {
  const given = await givenAcquiring();
  await using archive = given.archive;
  await using server = await openTestServer(archive);
  const { agency, archivist, leader, planId } = given;
  const post = async (actor: Actor, url: string, payload: object) =>
    server.app.inject({ method: 'POST', url, payload, headers: await sessionOf(archive, actor) });
  await post(archivist, `/api/capture/acquisition-plans/${planId}/submission`, {
    action: 'submit',
  });
  const decision = `/api/capture/acquisition-plans/${planId}/decision`;
  const decided = await post(leader, decision, { decision: 'approve', note: '同意' });
  expect(decided.statusCode).toBe(200);
  const headers = await sessionOf(archive, leader);
  const plans = await server.app.inject({ url: '/api/capture/acquisition-plans', headers });
  expect(plans.json()).toMatchObject([{ id: planId, state: 'approved' }]);
  const recordId = await givenRecord(archive, agency, archivist);
  const origin = await server.app.inject({
    url: `/api/records/${recordId}/origin`,
    headers: await sessionOf(archive, archivist),
  });
  expect(origin.json()).toEqual({ origin: null });
});
