import {
  defaultTransferRule,
  dueStandingIn,
  dueYear,
} from '@lantai/contract/transfer/transfer-rule.ts';
import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { givenAgency, givenPerson } from '../../test/test-archive.ts';
import { givenByVolume, voucher } from '../arrangement/volumes/given-volume.test-fixture.ts';
import { proposeChange } from '../collection/proposals/propose-change.ts';
import { describeRecord } from '../records/describe-record.ts';
import { findBatches, getBatch } from './batch-queries.ts';
import { findCandidates, findDueYears } from './candidate-queries.ts';
import { givenTransferring, type Transferring } from './given-transfer.test-fixture.ts';
import { planTransfer } from './plan-transfer.ts';
import { takeOutRecord } from './take-out-record.ts';
import { findTransferWork } from './transfer-work.ts';

const hold = ({ archive, agency }: Transferring, recordId: string) =>
  keepHouse(archive.platform, (tx) =>
    tx
      .insertInto('hold')
      .values({
        ...{ agency_id: agency.agencyId, record_id: recordId, placed_by: '诉讼' },
        ...{ reason: '案件未结', placed_at: archive.platform.now() },
      })
      .execute(),
  );

test('a range takes what may go and leaves the rest, which the preview names with its ground', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const [free = '', held = '', proposed = ''] = await given.records(3);
  await given.records(1, { retention: 'D30' });
  await hold(given, held);
  await archive.run(proposeChange, given.archivist, {
    ...{ recordId: proposed, kind: 'correct', reason: '错字', changes: { title: '改题名' } },
  });
  const range = { fondsId: given.agency.fondsId, kind: 'electronic', retention: 'Y' } as const;
  const preview = () =>
    archive.read(given.archivist, (db) =>
      findCandidates(db, range, { limit: 50, thisYear: given.thisYear() }),
    );
  const before = await preview();
  expect(before.candidates.map(({ id, refusals }) => [id, refusals])).toEqual([
    [free, []],
    [held, ['held']],
    [proposed, ['proposal-open']],
  ]);
  expect([before.total, before.refused]).toEqual([3, 2]);
  const narrowed = async (page: object) =>
    (
      await archive.read(given.archivist, (db) =>
        findCandidates(db, range, { limit: 50, thisYear: given.thisYear(), ...page }),
      )
    ).total;
  expect([
    await narrowed({ refused: 'no' }),
    await narrowed({ refused: 'yes' }),
    await narrowed({ refusal: 'held' }),
    await narrowed({ carrier: 'paper' }),
  ]).toEqual([1, 2, 1, 0]);
  const { batchId, items } = await given.plan('electronic');
  expect(items).toBe(1);
  expect((await preview()).candidates.map(({ refusals }) => refusals)).toEqual([
    ['in-batch'],
    ['held'],
    ['proposal-open'],
  ]);
  await expect(given.plan('electronic')).rejects.toMatchObject({
    code: 'transfer.nothing-to-transfer',
  });
  await given.step(batchId, 'withdraw');
  expect((await preview()).candidates[0]?.refusals).toEqual([]);
});

test('what is being renumbered does not go', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { agency, archivist } = given;
  const [recordId = ''] = await given.records(1);
  const now = archive.platform.now();
  await keepHouse(archive.platform, async (tx) => {
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
        ...{ renumbering_id: id, agency_id: agency.agencyId, record_id: recordId, position: 1 },
        ...{ old_class_key: 'a', old_item_number: 1, old_code: 'a1' },
        ...{ new_class_key: 'b', new_item_number: 1, new_code: 'b1', on_paper: false },
      })
      .execute();
  });
  await expect(given.plan('electronic', [recordId])).rejects.toMatchObject({
    code: 'transfer.records-refused',
    details: { records: 'A001-WS·2015-Y-BGS-0001（编号调整未办结）' },
  });
});

test('chosen records that may not go are refused by name, each with its ground', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const recordIds = await given.records(2);
  await expect(given.plan('paper', recordIds)).rejects.toMatchObject({
    code: 'transfer.kind-differs',
    details: { count: 2 },
  });
  await hold(given, recordIds[1] ?? '');
  await expect(given.plan('electronic', recordIds)).rejects.toMatchObject({
    code: 'transfer.records-refused',
    details: { records: 'A001-WS·2015-Y-BGS-0002（已冻结：案件未结）', count: 1 },
  });
  expect(
    (await archive.read(given.archivist, (db) => findBatches(db, {}, { limit: 9 }))).total,
  ).toBe(0);
});

test('a record that is held after it was planned, or corrected after it was packed, stops its batch', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const [one = '', two = ''] = await given.records(2);
  const { batchId } = await given.plan('electronic', [one, two]);
  await given.pack(batchId);
  await given.test(batchId);
  const { version } = await archive.row('record', one);
  const system = { ...given.archivist, duty: 'system' as const };
  await archive.run(describeRecord, system, {
    recordId: one,
    version,
    changes: { remark: '订正' },
  });
  await expect(given.send(batchId)).rejects.toMatchObject({
    code: 'transfer.records-changed',
    details: { records: 'A001-WS·2015-Y-BGS-0001' },
  });
  await hold(given, two);
  await expect(given.pack(batchId)).rejects.toMatchObject({ code: 'transfer.records-refused' });
});

test('what is held is not transferred even when the archive has received it', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const [recordId = ''] = await given.records(1);
  const { batchId } = await given.plan('electronic', [recordId]);
  await given.pack(batchId);
  await given.test(batchId);
  await given.send(batchId);
  await given.step(batchId, 'sign-for');
  await hold(given, recordId);
  await expect(given.receive(batchId)).rejects.toMatchObject({ code: 'records.frozen' });
  expect(await archive.row('record', recordId)).toMatchObject({
    state: 'filed',
    transferred_on: null,
  });
  expect((await given.batch(batchId)).state).toBe('signed-for');
});

test('electronic records are due after five years and paper after ten, until the last day of the year', () => {
  const due = (carrier: 'electronic' | 'paper' | 'mixed') =>
    dueYear(2015, carrier, defaultTransferRule);
  expect([due('electronic'), due('paper'), due('mixed')]).toEqual([2020, 2025, 2025]);
  expect([2019, 2020, 2021].map((year) => dueStandingIn(year, 2020))).toEqual([
    'not-due',
    'due',
    'overdue',
  ]);
});

test('the years that are due are counted, and each figure is the total of the list it opens', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { agency, archivist } = given;
  await given.records(2);
  await given.records(1, { date: '2021-05-06', documentNumber: '示〔2021〕90号' });
  await given.records(1, { date: '2024-05-06', documentNumber: '示〔2024〕91号' });
  await given.records(1, { carrier: 'paper' });
  const { years } = await archive.read(archivist, (db) =>
    findDueYears(db, agency.fondsId, given.thisYear()),
  );
  expect(
    years.map((row) => [row.year, row.carrier, row.dueYear, row.standing, row.records]),
  ).toEqual([
    [2015, 'electronic', 2020, 'overdue', 2],
    [2015, 'paper', 2025, 'overdue', 1],
    [2021, 'electronic', 2026, 'due', 1],
    [2024, 'electronic', 2029, 'not-due', 1],
  ]);
  for (const standing of ['overdue', 'due', 'not-due'] as const) {
    const range = { fondsId: agency.fondsId, kind: 'mixed', retention: 'Y', standing } as const;
    const { total } = await archive.read(archivist, (db) =>
      findCandidates(db, range, { limit: 1, thisYear: given.thisYear() }),
    );
    const counted = years.filter((row) => row.standing === standing);
    expect(total).toBe(counted.reduce((sum, { records }) => sum + records, 0));
  }
  const work = () =>
    archive.read(archivist, (db) => findTransferWork(db, archivist, archive.platform.now()));
  expect((await work()).map(({ key, count }) => [key, count])).toEqual([
    ['transfer-overdue-A001', 3],
  ]);
  const { batchId } = await given.plan('electronic');
  await given.pack(batchId);
  expect((await work()).map(({ key, count }) => [key, count])).toEqual([
    ['transfer-packaged', 1],
    ['transfer-overdue-A001', 1],
  ]);
});

test('batches and what is in them stay within the agency', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { batchId } = await given.transferred(1);
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(archive, 'archives-head', other.agencyId);
  await expect(archive.read(stranger, (db) => getBatch(db, batchId))).rejects.toMatchObject({
    code: 'transfer.batch-not-found',
  });
  for (const table of [
    'transfer_batch',
    'transfer_item',
    'transfer_step',
    'transfer_sheet',
  ] as const)
    expect([
      table,
      await archive.read(stranger, (db) => db.selectFrom(table).select('agency_id').execute()),
    ]).toEqual([table, []]);
});

test('a volume goes as a whole', async () => {
  const { archive, agency, head, record, create, close, file } = await givenByVolume();
  await using _ = archive;
  const retention = 'Y';
  const more = { ...voucher };
  const ids = [
    await record('记-1', { retention, more }),
    await record('记-2', { retention, more }),
  ];
  const volumeId = await create({ recordIds: ids, retention });
  await close(volumeId);
  await file([volumeId]);
  const plan = (recordIds?: string[]) =>
    archive.run(planTransfer, head, {
      ...{ fondsId: agency.fondsId, kind: 'electronic', retention, recordIds, note: null },
      ...{ archiveName: '示例区档案馆', archiveCode: null, agreedOn: '2026-06-30' },
      profile: 'DAT93-2022',
    });
  await expect(plan(ids.slice(0, 1))).rejects.toMatchObject({
    code: 'transfer.volume-divided',
    details: { volumes: 'A001-KU·01·2024·Y-0001' },
  });
  const { batchId, items } = await plan();
  expect(items).toBe(2);
  await expect(
    archive.run(takeOutRecord, head, { batchId, recordIds: ids.slice(0, 1) }),
  ).rejects.toMatchObject({ code: 'transfer.volume-divided' });
});
