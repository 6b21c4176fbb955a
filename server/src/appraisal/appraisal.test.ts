import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenRecord } from '../../test/given-records.ts';
import { givenPerson } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { fileAll } from '../arrangement/given-filing.test-fixture.ts';
import {
  type Appraising,
  because,
  decided,
  givenAppraising,
  givenBatch,
  givenExpired,
} from '../disposal/given-disposal.test-fixture.ts';
import { describeRecord } from '../records/describe-record.ts';
import { relateRecords } from '../records/relations/relate-records.ts';
import { getRelations } from '../records/relations/relation-queries.ts';
import { findAppraisalWork } from './appraisal-work.ts';
import { getBatch } from './batch-queries.ts';
import { changeSetting } from './change-setting.ts';
import { closeBatch } from './close-batch.ts';
import { decideItems } from './decide-items.ts';
import { findExpired } from './expiry-queries.ts';
import { giveOpinions } from './give-opinions.ts';
import { openBatch } from './open-batch.ts';

const expiredOn = ({ archive, archivist }: Appraising, expiredBy: string) =>
  archive.read(archivist, (db) => findExpired(db, { expiredBy }, { limit: 50 }));

test('a period ends with a year: counted from the year after its own, unless the agency has said otherwise', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { agency, archivist, head } = given;
  await givenExpired(given, ['防汛']);
  for (const description of [
    { date: '2010-01-01', retention: 'Y' },
    { date: '2015-12-31', retention: 'D10' },
    { date: '1994-03-02', retention: 'D30' },
  ])
    await givenRecord(archive, agency, archivist, { description });
  await fileAll(archive, archivist, agency);

  expect((await expiredOn(given, '2020-12-30')).total).toBe(0);
  expect(await expiredOn(given, '2026-03-01')).toMatchObject({
    counts: [
      { year: 1994, retention: 'D30', open: 1, takenUp: 0 },
      { year: 2010, retention: 'D10', open: 1, takenUp: 0 },
      { year: 2015, retention: 'D10', open: 1, takenUp: 0 },
    ],
    records: [
      { archivalCode: 'A001-WS·1994-D30-BGS-0001', expiresOn: '2024-12-31' },
      { archivalCode: 'A001-WS·2010-D10-BGS-0001', expiresOn: '2020-12-31' },
      { archivalCode: 'A001-WS·2015-D10-BGS-0001', expiresOn: '2025-12-31' },
    ],
    total: 3,
  });

  await archive.run(changeSetting, head, {
    agencyId: agency.agencyId,
    countsFrom: 'same-year',
    source: '本机关档案管理办法第十条',
    coolingMonths: 6,
    reason: '与上级一致',
  });
  expect((await expiredOn(given, '2019-12-31')).records).toMatchObject([
    { expiresOn: '2019-12-31' },
  ]);
});

test('a batch takes up what has expired and is in no other, for a group with somebody of each part', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { agency, archivist, head, leader } = given;
  const [recordId = ''] = await givenExpired(given, ['防汛', '抗旱']);
  const about = {
    ...{ fondsId: agency.fondsId, expiredBy: '2026-03-01', dueOn: '2026-06-30' },
    ...{ basis: '规定', method: '逐件', leaderId: leader.personId ?? '' },
    members: [{ personId: head.personId ?? '', part: 'archives' as const }],
  };
  await expect(archive.run(openBatch, archivist, about)).rejects.toMatchObject({
    code: 'appraisal.group-incomplete',
    details: { parts: '业务人员、保密人员' },
  });
  const outsider = await givenPerson(archive, 'reader', agency.agencyId);
  const whole = (['archives', 'business', 'secrecy'] as const).map((part) => ({
    personId: outsider.personId ?? '',
    part,
  }));
  await expect(
    archive.run(openBatch, archivist, { ...about, members: whole }),
  ).rejects.toMatchObject({ code: 'appraisal.person-not-eligible' });
  await expect(
    archive.run(openBatch, archivist, { ...about, expiredBy: '2026-03-02' }),
  ).rejects.toMatchObject({ code: 'appraisal.day-not-come' });
  await expect(
    archive.run(openBatch, archivist, { ...about, dueOn: '2026-02-28' }),
  ).rejects.toMatchObject({ code: 'appraisal.due-before-start' });

  const { itemIds } = await givenBatch(given, [recordId]);
  expect(itemIds).toHaveLength(1);
  expect((await expiredOn(given, '2026-03-01')).counts).toMatchObject([{ open: 1, takenUp: 1 }]);
  await expect(givenBatch(given, [recordId])).rejects.toMatchObject({
    code: 'appraisal.not-expired',
    details: { count: 1 },
  });
  expect((await givenBatch(given)).itemIds).toHaveLength(1);
  await expect(givenBatch(given)).rejects.toMatchObject({ code: 'appraisal.nothing-expired' });
});

test('nothing is decided before two different members of the group have given their opinions, and by the leader alone', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { archivist, head, leader, business, secrecy } = given;
  await givenExpired(given, ['防汛']);
  const { batchId, itemIds } = await givenBatch(given);
  const opinion = { batchId, itemIds, opinion: 'destroy', note: '' } as const;
  const decision = { batchId, itemIds, decision: 'destroy', ...because } as const;
  await expect(archive.run(giveOpinions, archivist, opinion)).rejects.toMatchObject({
    code: 'appraisal.not-in-group',
  });
  await archive.run(giveOpinions, head, opinion);
  await expect(archive.run(giveOpinions, head, opinion)).rejects.toMatchObject({
    code: 'appraisal.opinion-given',
  });
  const wait = async (actor: typeof head) =>
    (await archive.read(actor, (db) => findAppraisalWork(db, actor, archive.platform.now())))
      .filter(({ key }) => key === 'appraisal-owed')
      .map(({ count }) => count);
  expect([await wait(head), await wait(business), await wait(leader)]).toEqual([[], [1], [1]]);
  await expect(archive.run(decideItems, leader, decision)).rejects.toMatchObject({
    code: 'appraisal.opinions-lacking',
    details: { codes: 'A001-WS·2010-D10-BGS-0001' },
  });
  await archive.run(giveOpinions, business, {
    ...opinion,
    opinion: 'extend',
    note: '仍有查考价值',
  });
  expect([await wait(secrecy), await wait(leader)]).toEqual([[], [1]]);
  await expect(archive.run(decideItems, head, decision)).rejects.toMatchObject({
    code: 'appraisal.not-leader',
  });
  await expect(
    archive.run(decideItems, leader, { ...decision, extendedYears: 5 }),
  ).rejects.toMatchObject({ code: 'appraisal.years-missing' });
  await expect(
    archive.run(decideItems, leader, { ...decision, itemIds: [crypto.randomUUID()] }),
  ).rejects.toMatchObject({ code: 'appraisal.item-not-found' });
  await archive.run(decideItems, leader, decision);
  const { list } = await archive.read(leader, (db) => getBatch(db, leader, batchId));
  expect(list).toMatchObject([
    {
      decision: 'destroy',
      ...because,
      opinions: expect.arrayContaining([
        expect.objectContaining({ personId: head.personId, opinion: 'destroy' }),
        expect.objectContaining({
          ...{ personId: business.personId, opinion: 'extend', note: '仍有查考价值' },
        }),
      ]),
    },
  ]);
});

test('a batch closes when all is decided; an extension is a new period with an annotation, counted from the year of appraisal', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { archivist, leader } = given;
  const [kept = '', forEver = '', later = ''] = await givenExpired(given, ['甲', '乙', '丙']);
  await archive.run(relateRecords, archivist, {
    ...{ recordId: forEver, otherId: kept, kind: 'refers-to', side: 'first' },
  });
  const { batchId, itemIds } = await givenBatch(given);
  const [first = '', second = '', third = ''] = itemIds;
  await decided(given, { batchId, itemIds: [first] }, 'extend', 10);
  await decided(given, { batchId, itemIds: [second] }, 'permanent');
  const close = () => archive.run(closeBatch, archivist, { batchId, conclusion: '逐件审定' });
  await expect(close()).rejects.toMatchObject({
    code: 'appraisal.undecided',
    details: { count: 1 },
  });
  await decided(given, { batchId, itemIds: [third] }, 'transfer');
  await close();

  const batch = await archive.read(leader, (db) => getBatch(db, leader, batchId));
  expect(batch).toMatchObject({ conclusion: '逐件审定', counts: { extend: 1, permanent: 1 } });
  expect(batch.list[0]?.annotation).toBe(
    '2026 年鉴定（A001-JD-2026-001）：续存 10 年，依据 保管期限表 3.2；已无保存价值',
  );
  expect(await archive.row('record', kept)).toMatchObject({
    ...{ state: 'filed', retention: 'D10', appraised_retention: 'D10', appraised_year: 2026 },
    archival_code: 'A001-WS·2010-D10-BGS-0001',
  });
  expect(await archive.row('record', forEver)).toMatchObject({ appraised_retention: 'Y' });
  // At once in what it is related to.
  const { relations } = await archive.read(archivist, (db) => getRelations(db, kept));
  expect(relations).toMatchObject([{ other: { id: forEver, appraisedRetention: 'Y' } }]);
  // What is to be transferred stays in the hands of its batch; the others expire anew or never.
  expect(await expiredOn(given, '2026-03-01')).toMatchObject({
    records: [{ id: later, batchNumber: 'A001-JD-2026-001' }],
  });
  expect((await expiredOn(given, '2036-12-31')).records.map(({ id }) => id)).toEqual([kept, later]);
});

test('an appraised period is not shortened: not in a closed batch, in no other before it has ended, and not by describing', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const { archivist, leader } = given;
  const [recordId = ''] = await givenExpired(given, ['防汛']);
  const batch = await givenBatch(given);
  await decided(given, batch, 'extend', 10);
  await archive.run(closeBatch, archivist, { batchId: batch.batchId, conclusion: '续存' });
  const shorter = { ...batch, decision: 'extend', extendedYears: 1, ...because } as const;
  await expect(archive.run(decideItems, leader, shorter)).rejects.toMatchObject({
    code: 'appraisal.batch-closed',
  });
  await expect(givenBatch(given, [recordId])).rejects.toMatchObject({
    code: 'appraisal.not-expired',
  });
  const { version } = await archive.row('record', recordId);
  await expect(
    archive.run(describeRecord, systemActor, { recordId, version, changes: { retention: 'Y' } }),
  ).rejects.toMatchObject({ code: 'records.wrong-state' });
  expect((await expiredOn(given, '2036-12-30')).total).toBe(0);
});

test('the report and the list of a batch are handed out, with a trace', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  await using server = await openTestServer(archive);
  await givenExpired(given, ['防汛']);
  const { batchId } = await givenBatch(given);
  const headers = await sessionOf(archive, given.leader);
  const report = await server.app.inject({
    url: `/api/appraisal/batches/${batchId}/report`,
    headers,
  });
  expect(report.json()).toMatchObject({
    ...{ number: 'A001-JD-2026-001', items: 1, method: '逐件审查内容和价值' },
    members: [{ part: 'leader' }, { part: 'archives' }, { part: 'business' }, { part: 'secrecy' }],
  });
  const list = await server.app.inject({
    url: `/api/appraisal/batches/${batchId}/items.xlsx`,
    headers,
  });
  expect([list.statusCode, list.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  expect((await archive.trail()).slice(-2)).toMatchObject([
    { command: 'appraisal.hand-out-report', details: { as: 'report' } },
    { command: 'appraisal.hand-out-report', details: { as: 'workbook' } },
  ]);
});
