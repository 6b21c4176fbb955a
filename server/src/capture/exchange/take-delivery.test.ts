import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import { describeRecord } from '#records/describe-record.ts';
import { moveRecords } from '#records/move-records.ts';
import { reviewQuarantine } from '#records/review-quarantine.ts';
import {
  describe,
  Refused,
  type SentDocument,
} from '../../../../examples/office-system/office-system.mjs';
import { givenPerson } from '../../../test/test-archive.ts';
import { changeSource } from './change-source.ts';
import { decideVersion } from './decide-version.ts';
import { findDeliveries } from './delivery-queries.ts';
import { type Exchange, givenExchange, pdf, sentDocument } from './given-exchange.test-fixture.ts';

const componentsOf = ({ archive }: Exchange, recordId: string) =>
  archive.read(systemActor, (db) =>
    db
      .selectFrom('component')
      .select(['role', 'file_name', 'sha512'])
      .where('record_id', '=', recordId)
      .orderBy('position')
      .execute(),
  );

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (error instanceof Refused) return error;
  throw new Error(`was not refused: ${String(error)}`);
}

const rulesOf = ({ problem }: Refused) => problem.faults?.map(({ rule }) => rule);

test('a finished document becomes a record with its number at once, dated by the day it was signed', async () => {
  await using exchange = await givenExchange();
  const { system, records, agency } = exchange;
  const sent = sentDocument('1', { draftedOn: '2026-01-05', clause: '3.2', 紧急程度: '加急' });
  const receipt = await system.deliver(sent);
  expect(receipt).toMatchObject({
    outcome: 'taken',
    source: 'OA',
    sourceId: '1',
    version: 1,
    state: 'registered',
    standing: 'current',
    heldFor: null,
    temporaryNumber: 'TA001-2026-000001',
    recordState: 'registered',
    quarantined: false,
    notices: ['issue-date-used', 'clause-unknown'],
    faults: [],
  });
  const [record] = await records();
  expect(record).toMatchObject({
    received_as: 'collected',
    awaits_number: false,
    department_id: agency.officeId,
    department_name: '办公室',
    source: 'OA',
    source_key: '1',
    date_given: '2026-02-09',
    document_on: '2026-02-09',
    retention: 'D30',
    security_level: 'public',
    more: {
      紧急程度: '加急',
      来源流程: '发文（FW）',
      保管期限表条款: '3.2',
      拟稿日期: '2026-01-05',
      日期依据: '取签发日期 2026-02-09；拟稿日期 2026-01-05 只留存，不采用',
    },
  });
  const components = await componentsOf(exchange, record?.id ?? '');
  expect(components.map(({ role }) => role)).toEqual(['original', 'attachment', 'dispatch-form']);
  expect(new Set(components.map(({ sha512 }) => sha512))).toEqual(
    new Set(receipt.components.map(({ sha512 }) => sha512)),
  );
});

test('the same content again is the same record, and one line of the trail says so', async () => {
  await using exchange = await givenExchange();
  const { system, archive, records } = exchange;
  const first = await system.deliver(sentDocument('1'));
  const { components, ...fields } = sentDocument('1');
  // The order of the fields says nothing.
  const again = await system.deliver({ components, ...fields } as SentDocument);
  expect(again).toMatchObject({ outcome: 'repeated', receiptId: first.receiptId, version: 1 });
  expect(again.temporaryNumber).toBe(first.temporaryNumber);
  expect(await records()).toHaveLength(1);
  const repeats = (await archive.trail()).filter(({ command: name }) =>
    name.endsWith('ignore-repeat'),
  );
  expect(repeats.map(({ details }) => details)).toMatchObject([{ note: 'duplicate push ignored' }]);
});

test('a changed content takes the place of the former one, which stays as it was', async () => {
  await using exchange = await givenExchange();
  const { system, archive, records } = exchange;
  const first = await system.deliver(sentDocument('1'));
  const [before] = await records();
  const components = [{ role: 'original', fileName: '正本（改）.pdf', bytes: pdf('改') }];
  const second = await system.deliver(sentDocument('1', { title: '改后的题名', components }));
  expect(second).toMatchObject({ outcome: 'taken', version: 2, state: 'registered' });
  expect(second.temporaryNumber).toBe(first.temporaryNumber);

  const [after] = await records();
  expect(after).toMatchObject({ id: before?.id, title: '改后的题名', creator: '示例局' });
  expect(await componentsOf(exchange, after?.id ?? '')).toMatchObject([
    { role: 'original', file_name: '正本（改）.pdf' },
  ]);
  const [newer, former] = await system.receipts('1');
  expect(newer).toMatchObject({ version: 2, standing: 'current' });
  expect(former).toMatchObject({ version: 1, standing: 'superseded' });
  expect(former?.components).toEqual(first.components);
  const changes = await archive.read(systemActor, (db) =>
    db.selectFrom('field_change').select(['field', 'old_value', 'new_value']).execute(),
  );
  expect(changes).toEqual([
    { field: 'title', old_value: '关于做好防汛工作的通知 1', new_value: '改后的题名' },
  ]);
  // The former content once more is known, and does not come back by itself.
  expect(await system.deliver(sentDocument('1'))).toMatchObject({
    outcome: 'repeated',
    version: 1,
  });
  expect((await records())[0]?.title).toBe('改后的题名');
});

const acts = [
  { action: '拟稿', at: '2026-02-05T09:00:00+08:00', agent: 'u1' },
  { action: '签发', at: '2026-02-09T10:00:00+08:00', agent: '李四' },
];

test('who handled a document and what they did is noted with it, and what comes later behind it', async () => {
  await using exchange = await givenExchange();
  const { system, archive, records } = exchange;
  const agents = [{ id: 'u1', name: '张三', kind: 'person', position: '科员' }];
  await system.deliver(sentDocument('1', { agents, actions: acts }));
  const later = { action: '用印', at: '2026-02-10', agent: '张三' };
  await system.deliver(sentDocument('1', { agents, actions: [...acts, later], 密级变更: '无' }));
  const noted = await archive.read(systemActor, (db) =>
    db
      .selectFrom('record_business')
      .leftJoin('record_agent', 'record_agent.id', 'record_business.agent_id')
      .select(['activity', 'acted_given', 'record_agent.name', 'position_name'])
      .orderBy('record_business.position')
      .execute(),
  );
  expect(noted.map(({ activity, name, position_name }) => [activity, name, position_name])).toEqual(
    [
      ['拟稿', '张三', '科员'],
      ['签发', '李四', null],
      ['用印', '张三', '科员'],
    ],
  );
  expect((await records())[0]?.more).toMatchObject({ 密级变更: '无', 来源流程: '发文（FW）' });
});

test('what the archivist has written stays when a new version comes', async () => {
  await using exchange = await givenExchange();
  const { system, archive, records, archivist } = exchange;
  await system.deliver(sentDocument('1', { retention: undefined }));
  const [record] = await records();
  await archive.run(describeRecord, archivist, {
    recordId: record?.id ?? '',
    version: record?.version ?? 0,
    changes: { retention: 'Y', keywords: '防汛' },
  });
  await system.deliver(sentDocument('1', { retention: undefined, creator: '示例局办公室' }));
  expect((await records())[0]).toMatchObject({
    retention: 'Y',
    keywords: '防汛',
    creator: '示例局办公室',
  });
});

/** As collection does it: the department hands over. */
const submitAll = command<string[], void>({
  name: 'test.submit-all',
  async perform(context, ids) {
    await moveRecords(context, ids, 'pre-file');
    const [event, ...more] = await moveRecords(context, ids, 'submit');
    return changed(undefined, event, ...more);
  },
});

async function givenSubmitted() {
  const exchange = await givenExchange();
  await exchange.system.deliver(sentDocument('1'));
  const ids = (await exchange.records()).map(({ id }) => id);
  await exchange.archive.run(submitAll, exchange.archivist, ids);
  return { exchange, recordId: ids[0] ?? '' };
}

test('once its record was handed over, a changed content waits beside it for a decision', async () => {
  const { exchange, recordId } = await givenSubmitted();
  await using _ = exchange;
  const { system, archive, records, archivist } = exchange;
  const before = await componentsOf(exchange, recordId);
  const receipt = await system.deliver(sentDocument('1', { title: '改后的题名' }));
  expect(receipt).toMatchObject({
    version: 2,
    state: 'delivered',
    heldFor: 'decision',
    standing: 'beside',
    temporaryNumber: null,
  });
  expect((await records()).map(({ title }) => title)).toEqual(['关于做好防汛工作的通知 1']);
  expect(await componentsOf(exchange, recordId)).toEqual(before);

  const deliveryId = receipt.receiptId;
  const decide = (decision: 'decline' | 'replace' | 'register-apart') =>
    archive.run(decideVersion, archivist, {
      deliveryId,
      decision,
      reason: '已提交，内容以原件为准',
    });
  await expect(decide('replace')).rejects.toMatchObject({
    code: 'capture.version-not-replaceable',
    details: { state: '已提交归档' },
  });
  await decide('decline');
  expect(await system.receipt(deliveryId)).toMatchObject({
    state: 'rejected',
    standing: 'declined',
    reason: '已提交，内容以原件为准',
  });
  await expect(decide('decline')).rejects.toMatchObject({ code: 'capture.decision-not-open' });
  // Pushed again, it is known, and stays declined.
  expect(await system.deliver(sentDocument('1', { title: '改后的题名' }))).toMatchObject({
    outcome: 'repeated',
    standing: 'declined',
  });
  expect((await records()).map(({ title }) => title)).toEqual(['关于做好防汛工作的通知 1']);
});

test('a new version of what was handed over can become a record of its own', async () => {
  const { exchange } = await givenSubmitted();
  await using _ = exchange;
  const { system, archive, records, archivist } = exchange;
  const { receiptId } = await system.deliver(sentDocument('1', { title: '更正' }));
  const input = { deliveryId: receiptId, decision: 'register-apart' as const, reason: '另行更正' };
  await archive.run(decideVersion, archivist, input);
  expect(await system.receipt(receiptId)).toMatchObject({
    state: 'registered',
    standing: 'beside',
    heldFor: null,
    temporaryNumber: 'TA001-2026-000002',
  });
  expect((await records()).map(({ source_key, title }) => [source_key, title])).toEqual([
    ['1', '关于做好防汛工作的通知 1'],
    ['1#2', '更正'],
  ]);
});

test('an unknown code keeps documents waiting, in no department, until somebody says whose it is', async () => {
  await using exchange = await givenExchange();
  const { system, records, mapCode, agency } = exchange;
  for (const id of ['1', '2'])
    expect(
      await system.deliver(sentDocument(id, { orgCode: '02', orgName: '财务处' })),
    ).toMatchObject({ state: 'delivered', heldFor: 'organisation', temporaryNumber: null });
  // Changed while it waits: only the newer one is registered later.
  await system.deliver(sentDocument('2', { orgCode: '02', title: '改后' }));
  expect(await records()).toEqual([]);
  expect(await mapCode('02', agency.financeId)).toEqual({ registered: 2 });
  const registered = await records();
  expect(registered.map(({ department_name }) => department_name)).toEqual(['财务科', '财务科']);
  expect(new Set(registered.map(({ title }) => title))).toEqual(
    new Set(['关于做好防汛工作的通知 1', '改后']),
  );
  expect(await system.receipts('2')).toMatchObject([
    { version: 2, state: 'registered', standing: 'current' },
    { version: 1, state: 'delivered', standing: 'superseded', heldFor: null },
  ]);
});

test('a code stands for the department it meant on the day the matter was finished', async () => {
  await using exchange = await givenExchange();
  const { system, records, mapCode, agency } = exchange;
  const renamed = { code: '01', name: '综合科', validOn: '2026-02-01' };
  expect(await system.noteOrganisations([renamed])).toMatchObject({ noted: 1, unmapped: ['01'] });
  await system.deliver(sentDocument('1', { finishedAt: '2026-01-31T17:00:00+08:00' }));
  expect(await system.deliver(sentDocument('2'))).toMatchObject({ heldFor: 'organisation' });
  await mapCode('01', agency.financeId, '2026-02-01');
  expect((await records()).map(({ department_name }) => department_name)).toEqual([
    '办公室',
    '财务科',
  ]);
  expect(await system.noteOrganisations([renamed])).toMatchObject({ noted: 0, known: 1 });
});

test('files that are not what the envelope says are refused with a list, and nothing is registered', async () => {
  await using exchange = await givenExchange();
  const { system, records, archive } = exchange;
  const { components, ...fields } = sentDocument('1');
  const files = await Promise.all(components.map((each, at) => describe(each, `f${at}`)));
  const envelope = { ...fields, components: files.map(({ declared }) => declared) };
  const wrong = files.map((file, at) => (at === 1 ? { ...file, bytes: pdf('正本 2') } : file));
  const refused = await refusal(system.send(envelope, wrong));
  expect(refused.status).toBe(422);
  expect(refused.problem).toMatchObject({
    code: 'capture.delivery-rejected',
    faults: [{ rule: 'digest-differs', place: '正本.pdf' }],
  });
  const missing = await refusal(system.send(envelope, files.slice(1)));
  expect(rulesOf(missing)).toEqual(['part-missing']);
  expect(await records()).toEqual([]);
  expect(await system.receipts('1')).toMatchObject([{ state: 'rejected', version: null }]);
  // Put right, the same envelope is taken.
  expect(await system.send(envelope, files)).toMatchObject({ state: 'registered', faults: [] });
  const rejected = (await archive.trail()).filter(({ command: name }) =>
    name.endsWith('reject-delivery'),
  );
  expect(rejected).toHaveLength(2);
});

test('what is not finished, undated, without a body or a web page is refused by its rule', async () => {
  await using exchange = await givenExchange();
  const { system, records } = exchange;
  const refusedBy = async (changes: Partial<SentDocument>) =>
    rulesOf(await refusal(system.deliver(sentDocument('1', changes))));
  expect(await refusedBy({ finished: false })).toEqual(['not-finished']);
  expect(await refusedBy({ issuedOn: undefined, draftedOn: '2026-02-01' })).toEqual([
    'issue-date-missing',
  ]);
  expect(await refusedBy({ issuedOn: '2026-03-02' })).toEqual(['date-in-future']);
  expect(await refusedBy({ security: '不知道' })).toEqual(['security-unreadable']);
  const html = Buffer.from('\ufeff<!-- OA -->\n<!DOCTYPE html><html><body>流程</body></html>');
  expect(
    await refusedBy({ components: [{ role: 'original', fileName: '正本.pdf', bytes: html }] }),
  ).toEqual(['body-is-html']);
  expect(
    await refusedBy({ components: [{ role: 'original', fileName: '正本.HTML', bytes: html }] }),
  ).toEqual(['body-is-html']);
  expect(
    await refusedBy({
      components: [{ role: 'attachment', fileName: '附件.html', bytes: Buffer.alloc(0) }],
    }),
  ).toEqual(['body-missing', 'component-empty']);
  const form = await refusal(system.deliver(sentDocument('1', { title: '', orgCode: undefined })));
  expect(form.problem.code).toBe('capture.envelope-invalid');
  expect(form.problem.faults?.map(({ place }) => place).toSorted()).toEqual(['orgCode', 'title']);
  expect(await records()).toEqual([]);
});

test('a classified source that names no level, and a mark in a title, bring a quarantined record', async () => {
  await using exchange = await givenExchange({ classified: true });
  const { system, archive, head, records } = exchange;
  const silent = await system.deliver(sentDocument('1', { security: undefined }));
  const marked = await system.deliver(sentDocument('2', { title: '机密★5年 关于某事' }));
  expect([silent, marked]).toMatchObject([
    { state: 'registered', quarantined: true },
    { state: 'registered', quarantined: true },
  ]);
  expect((await records()).map(({ quarantine_mark }) => quarantine_mark)).toEqual([
    '密级：涉密来源系统未注明',
    '题名：机密',
  ]);
  const shown = await archive.read(head, (db) => findDeliveries(db, head, {}, { limit: 10 }));
  expect(new Set(shown.deliveries.map(({ title }) => title))).toEqual(
    new Set(['（带密级标志，不列出）']),
  );
  expect(JSON.stringify(await archive.trail())).not.toContain('关于某事');
});

test('what the secrecy officer expels is not told by its delivery either', async () => {
  await using exchange = await givenExchange();
  const { system, archive, agency, records } = exchange;
  await system.deliver(sentDocument('1', { title: '机密★5年 关于某事' }));
  const [record] = await records();
  const officer = await givenPerson(archive, 'secrecy-officer', agency.agencyId);
  const input = { recordId: record?.id ?? '', decision: 'expel' as const, reason: '涉密' };
  await archive.run(reviewQuarantine, officer, input);
  const delivery = await archive.read(systemActor, (db) =>
    db.selectFrom('delivery').select(['title', 'envelope', 'document_number']).execute(),
  );
  expect(delivery).toEqual([{ title: null, envelope: {}, document_number: null }]);
  expect((await system.receipts('1'))[0]).toMatchObject({ recordState: 'voided' });
});

test('a receipt is its own source’s business, and a key without a source has none', async () => {
  await using exchange = await givenExchange();
  const { system, givenSource, archive, head, source } = exchange;
  const { receiptId } = await system.deliver(sentDocument('1'));
  const other = await givenSource('YWXT');
  expect((await refusal(other.system.receipt(receiptId))).status).toBe(404);
  expect(await other.system.receipts('1')).toEqual([]);
  await archive.run(changeSource, head, {
    ...{ sourceId: source.id, version: 1, name: 'OA', tokenId: null, classified: false },
    ...{ webhookUrl: null, state: 'open' as const, newSecret: false },
  });
  expect((await refusal(system.deliver(sentDocument('2')))).problem.code).toBe(
    'capture.source-unknown',
  );
});
