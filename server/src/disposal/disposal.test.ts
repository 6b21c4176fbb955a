import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { administer } from '../../test/postgres.ts';
import { givenPerson } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { closeBatch } from '../appraisal/close-batch.ts';
import { findExpired } from '../appraisal/expiry-queries.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { objectPath } from '../preservation/ocfl-root.ts';
import { approveList } from './approve-list.ts';
import { findDisposalWork } from './disposal-work.ts';
import { executeList } from './execute-list.ts';
import {
  type Appraising,
  continueDestroying,
  cooled,
  decided,
  destroyAll,
  givenAppraising,
  givenBatch,
  givenExpired,
  givenList,
  givenReadyList,
  numberOf,
  runAt,
  watched,
} from './given-disposal.test-fixture.ts';
import { getList } from './list-queries.ts';
import { proposeList } from './propose-list.ts';
import { rejectRows } from './reject-rows.ts';
import { reviewRegister } from './review-register.ts';
import { stateCopies } from './state-copies.ts';
import { superviseList } from './supervise-list.ts';

const seen = ({ archive, archivist }: Appraising, listId: string, now = cooled) =>
  archive.read(archivist, (db) => getList(db, archivist, { listId, now }));

const placeHold = ({ archive, agency }: Appraising, recordId: string, reason: string) =>
  keepHouse(archive.platform, (tx) =>
    tx
      .insertInto('hold')
      .values({
        agency_id: agency.agencyId,
        record_id: recordId,
        placed_by: '利用',
        reason,
        placed_at: archive.platform.now(),
        lifted_at: null,
      })
      .execute(),
  );

test('nothing is listed before its batch is closed, and a list has what the batch decided to destroy, once', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { archivist } = given;
  await givenExpired(given, ['甲', '乙']);
  const { batchId, itemIds } = await givenBatch(given);
  const propose = () => archive.run(proposeList, archivist, { batchId });
  await expect(propose()).rejects.toMatchObject({ code: 'disposal.batch-open' });
  const [kept = '', gone = ''] = itemIds;
  await decided(given, { batchId, itemIds: [kept] }, 'extend', 10);
  await decided(given, { batchId, itemIds: [gone] }, 'destroy');
  await archive.run(closeBatch, archivist, { batchId, conclusion: '一件续存，一件销毁' });
  const { listId, number } = await propose();
  expect(number).toBe('A001-XH-2026-001');
  expect((await seen(given, listId)).rows).toMatchObject([
    {
      ...{ position: 1, title: '关于乙的通知', year: 2010, code: 'A001-WS·2010-D10-BGS-0002' },
      ...{ retention: '定期10年', keptYears: 16, pages: 2, files: 1, bytes: 3 },
      remark: '保管期限表 3.2',
    },
  ]);
  await expect(propose()).rejects.toMatchObject({ code: 'disposal.nothing-to-destroy' });
});

test('an approved list is frozen, cools for the months the agency set, and cannot be executed before', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { business, leader, second } = given;
  const listId = await givenList(given, await givenExpired(given, ['防汛']));
  const number = await numberOf(given, listId);
  const execute = (now: Date) => runAt(archive, now, executeList, second, { listId, number });
  await expect(execute(cooled)).rejects.toMatchObject({
    code: 'disposal.wrong-state',
    details: { state: '待批准' },
  });
  const { readyOn, listSm3 } = await archive.run(approveList, leader, { listId, note: '同意' });
  expect(readyOn).toBe('2026-06-01');
  expect(await seen(given, listId)).toMatchObject({
    ...{ listSm3, readyOn, state: 'approved', isReady: true },
    approvedBy: { name: leader.name },
  });
  const lastDay = new Date('2026-05-31T15:00:00Z');
  await expect(execute(lastDay)).rejects.toMatchObject({
    code: 'disposal.cooling',
    details: { readyOn: '2026-06-01' },
  });
  await expect(
    runAt(archive, lastDay, superviseList, business, { listId, ...watched }),
  ).rejects.toMatchObject({ code: 'disposal.cooling' });
  expect((await seen(given, listId, lastDay)).isReady).toBe(false);
  const reject = { listId, positions: [1], reason: '仍有价值' };
  await expect(archive.run(rejectRows, leader, reject)).rejects.toMatchObject({
    code: 'disposal.wrong-state',
  });
});

test('two different supervisors sign; who drew the list up, approved or watches does not execute it, nor anybody a list that was changed', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { archivist, head, leader, business, second } = given;
  const listId = await givenList(given, await givenExpired(given, ['防汛']));
  const number = await numberOf(given, listId);
  await archive.run(approveList, leader, { listId, note: '' });
  const sign = (actor: typeof head) =>
    runAt(archive, cooled, superviseList, actor, { listId, ...watched });
  const execute = (actor: typeof head, written = number) =>
    runAt(archive, cooled, executeList, actor, { listId, number: written });
  await expect(sign(archivist)).rejects.toMatchObject({
    code: 'disposal.same-person',
    details: { first: '编制人（保管人）' },
  });
  await expect(sign(leader)).rejects.toMatchObject({ code: 'disposal.same-person' });
  await sign(business);
  await expect(sign(business)).rejects.toMatchObject({
    code: 'disposal.same-person',
    details: { first: '监销人' },
  });
  await expect(execute(second)).rejects.toMatchObject({
    code: 'disposal.supervisors-lacking',
    details: { count: 1 },
  });
  await sign(head);
  await expect(sign(second)).rejects.toMatchObject({ code: 'disposal.supervised-already' });
  for (const actor of [archivist, head])
    await expect(execute(actor)).rejects.toMatchObject({ code: 'disposal.same-person' });
  await expect(execute(second, 'A001-XH-2026-002')).rejects.toMatchObject({
    code: 'disposal.number-differs',
  });
  // The running program may not even write what was listed; whoever owns the database could.
  await expect(
    keepHouse(archive.platform, (tx) =>
      tx.updateTable('destruction_item').set({ title: '别的' }).execute(),
    ),
  ).rejects.toThrow(/permission denied/);
  const rename = (title: string) =>
    administer(
      `update destruction_item set title = '${title}'`,
      new URL(archive.ownerUrl).pathname.slice(1),
    );
  await rename('别的');
  await expect(execute(second)).rejects.toMatchObject({ code: 'disposal.list-changed' });
  await rename('关于防汛的通知');
  expect(await seen(given, listId)).toMatchObject({
    supervision: [
      { name: business.name, ...watched },
      { name: head.name, ...watched },
    ],
  });
  await execute(second);
});

test('what is frozen, disputed, out of the house or being worked on is not destroyed, and the reasons are named', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { agency, archivist, business, second } = given;
  const recordIds = await givenExpired(given, ['甲', '乙', '丙', '丁', '戊']);
  const [first = '', disputed = '', away = '', renumbered = '', circulated = ''] = recordIds;
  const listId = await givenReadyList(given, recordIds);
  await placeHold(given, first, '诉讼未结');
  const now = archive.platform.now();
  await keepHouse(archive.platform, async (tx) => {
    await tx
      .insertInto('proposal')
      .values({
        ...{ agency_id: agency.agencyId, department_id: null, record_id: disputed },
        ...{ kind: 'correct', reason: '题名有误', changes: '{"title":"别的"}', record_version: 1 },
        ...{ state: 'open', proposed_by: archivist.personId ?? '', proposed_at: now },
      })
      .execute();
    await tx
      .insertInto('paper_receipt')
      .values({
        ...{ agency_id: agency.agencyId, department_id: null, record_id: away },
        ...{ from_person: archivist.personId ?? '', to_person: business.personId ?? '' },
        handed_at: now,
      })
      .execute();
    const { id } = await tx
      .insertInto('renumbering')
      .values({
        ...{ agency_id: agency.agencyId, fonds_id: agency.fondsId, kind: 'move', plan: '{}' },
        ...{ reason: '归类有误', state: 'proposed', digest: 'x', drafted_at: now },
        ...{ proposed_by: archivist.personId, proposed_at: now },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('renumbering_item')
      .values({
        ...{ renumbering_id: id, agency_id: agency.agencyId, record_id: renumbered, position: 1 },
        ...{ old_class_key: 'a', old_item_number: 1, old_code: 'a1' },
        ...{ new_class_key: 'b', new_item_number: 1, new_code: 'b1', on_paper: false },
      })
      .execute();
    await tx
      .insertInto('circulation')
      .values({
        ...{ agency_id: agency.agencyId, record_id: circulated, purpose: '阅知' },
        ...{ begun_by: archivist.personId ?? '', begun_at: now, in_order: false },
        ...{ due_on: '2099-01-01', escalate_after_days: 3, department_ids: [] },
      })
      .execute();
  });
  expect((await seen(given, listId)).obstacles).toMatchObject([
    { recordId: first, kind: 'hold', reason: '已冻结：诉讼未结' },
    { recordId: disputed, kind: 'proposal', reason: `${archivist.name} 的更正申请未办结` },
    { recordId: away, kind: 'receipt', reason: `纸质件在 ${business.name} 手中，未归还` },
    { recordId: renumbered, kind: 'renumbering', reason: '编号调整“归类有误”未办结' },
    { recordId: circulated, kind: 'circulation', reason: `${archivist.name} 发起的传阅未办结` },
  ]);
  const number = await numberOf(given, listId);
  await expect(
    runAt(archive, cooled, executeList, second, { listId, number }),
  ).rejects.toMatchObject({
    code: 'disposal.hindered',
    details: { count: 5 },
  });
  expect(await archive.row('record', first)).toMatchObject({ state: 'filed' });
});

test('a hold that comes while a list is being destroyed keeps its record; the same is asked again once it is lifted', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const recordIds = await givenExpired(given, ['甲', '乙']);
  const [held = '', other = ''] = recordIds;
  const listId = await givenReadyList(given, recordIds);
  const number = await numberOf(given, listId);
  const { second } = given;
  await runAt(archive, cooled, executeList, second, { listId, number });
  await placeHold(given, held, '诉讼未结');
  expect(await continueDestroying(given, listId)).toMatchObject({
    ...{ destroyed: 1, complete: false },
    kept: [{ code: 'A001-WS·2010-D10-BGS-0001' }],
  });
  expect([
    (await archive.row('record', held)).state,
    (await archive.row('record', other)).state,
    (await seen(given, listId)).state,
  ]).toEqual(['filed', 'destroyed', 'executing']);
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('hold').set({ lifted_at: cooled }).execute(),
  );
  await runAt(archive, cooled, executeList, second, { listId, number });
  expect(await continueDestroying(given, listId)).toMatchObject({ destroyed: 1, complete: true });
});

test('what is struck off a list goes back to its group, and what is left is approved', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { archivist, leader } = given;
  const recordIds = await givenExpired(given, ['甲', '乙']);
  const listId = await givenList(given, recordIds);
  await expect(
    archive.run(rejectRows, leader, { listId, positions: [3], reason: '仍有价值' }),
  ).rejects.toMatchObject({ code: 'disposal.row-not-found' });
  await archive.run(rejectRows, leader, { listId, positions: [2], reason: '仍有价值' });
  expect((await seen(given, listId)).rows).toMatchObject([
    { rejectedAt: null },
    { rejectionReason: '仍有价值', rejectedByName: leader.name },
  ]);
  const batches = await archive.read(archivist, (db) =>
    db
      .selectFrom('appraisal_item')
      .innerJoin('appraisal_batch', 'appraisal_batch.id', 'appraisal_item.batch_id')
      .select(['decision', 'closed_at'])
      .orderBy('position')
      .execute(),
  );
  expect(batches).toEqual([
    { decision: 'destroy', closed_at: null },
    { decision: null, closed_at: null },
  ]);
  await archive.run(rejectRows, leader, { listId, positions: [1], reason: '仍有价值' });
  expect((await seen(given, listId)).state).toBe('refused');
  const { total } = await archive.read(archivist, (db) =>
    findExpired(db, { expiredBy: '2026-03-01', standing: 'taken-up' }, { limit: 1 }),
  );
  expect(total).toBe(2);
});

test('there is no way to destroy records but by a list', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  await using server = await openTestServer(archive);
  const [recordId = ''] = await givenExpired(given, ['防汛']);
  const headers = await sessionOf(archive, given.head);
  const methods = [
    ['DELETE', `/api/records/${recordId}`],
    ['POST', `/api/records/${recordId}/destruction`],
    ['POST', `/api/records/${recordId}/voiding`],
    ['POST', '/api/disposal/records'],
  ] as const;
  const replies = [];
  for (const [method, url] of methods) {
    const body = method === 'POST' ? { payload: { reason: '清理' } } : {};
    replies.push((await server.app.inject({ method, url, headers, ...body })).statusCode);
  }
  expect(replies).toEqual([404, 404, 409, 404]);
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'filed' });
});

test('the register of a destruction: the system counts what it did, people state the copies, another reviews', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { archivist, second, head } = given;
  const [recordId = ''] = await givenExpired(given, ['防汛']);
  const listId = await givenReadyList(given, [recordId]);
  await destroyAll(given, listId);
  expect(existsSync(objectPath(archive.storage.store, objectId(recordId)))).toBe(false);
  await expect(archive.run(reviewRegister, head, { listId })).rejects.toMatchObject({
    code: 'disposal.statements-lacking',
  });
  const state = (kind: 'offsite' | 'offline', text: string) =>
    archive.run(stateCopies, second, { listId, kind, text });
  await state('offsite', '异地备份由信息中心于 2026-06-02 删除');
  await state('offline', '无离线介质');
  await expect(state('offline', '另说')).rejects.toMatchObject({
    code: 'disposal.stated-already',
  });
  await expect(archive.run(reviewRegister, second, { listId })).rejects.toMatchObject({
    code: 'disposal.same-person',
  });
  await archive.run(reviewRegister, archivist, { listId });
  await expect(archive.run(reviewRegister, head, { listId })).rejects.toMatchObject({
    code: 'disposal.reviewed-already',
  });
  expect(await seen(given, listId)).toMatchObject({
    state: 'executed',
    online: { records: 1, files: 1, bytes: 6, outstanding: 0 },
    offsite: { name: second.name, text: '异地备份由信息中心于 2026-06-02 删除' },
    offline: { name: second.name, text: '无离线介质' },
    executedBy: { name: second.name },
    reviewedBy: { name: archivist.name },
    obstacles: [],
  });
});

test('a list waits on the workbench of who approves, then of who may watch over it', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { business, leader } = given;
  const listId = await givenList(given, await givenExpired(given, ['防汛']));
  const waits = async (actor: typeof leader, now: Date) =>
    (await archive.read(actor, (db) => findDisposalWork(db, actor, now))).map(({ key }) => key);
  expect([await waits(leader, cooled), await waits(business, cooled)]).toEqual([
    ['destruction-approval'],
    [],
  ]);
  await archive.run(approveList, leader, { listId, note: '' });
  expect([
    await waits(leader, cooled),
    await waits(business, archive.platform.now()),
    await waits(business, cooled),
  ]).toEqual([[], [], ['destruction-supervision']]);
  const stranger = await givenPerson(archive, 'reader', given.agency.agencyId);
  expect(await waits(stranger, cooled)).toEqual([]);
});
