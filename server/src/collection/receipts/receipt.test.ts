import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { fileAll } from '../../arrangement/given-filing.test-fixture.ts';
import {
  type Collecting,
  givenAccepted,
  givenCollected,
  givenCollecting,
  refusal,
} from '../given-collection.test-fixture.ts';
import { findColleagues } from './colleagues.ts';
import { handPaper } from './hand-paper.ts';
import { findByTemporaryNumber, findPapers, findSlips } from './receipt-queries.ts';
import { receivePaper, returnPaper } from './sign-receipt.ts';

const paper = { description: { carrier: 'paper' as const }, components: [] };

const onTheWay = (world: Collecting, now: Date) =>
  world.archive.read(world.archivist, (db) =>
    findPapers(db, world.archivist, { mine: false, days: 30, now }),
  );

test('paper goes from one named person to another, is signed for, and comes back', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world, paper);
  const hand = () =>
    archive.run(handPaper, world.partTimer, {
      recordIds: [recordId],
      toPersonId: world.archivist.personId ?? '',
    });
  await hand();
  expect(await refusal(hand())).toBe('collection.paper-elsewhere');
  const { papers } = await archive.read(world.archivist, (db) =>
    findPapers(db, world.archivist, { mine: true, now: archive.platform.now() }),
  );
  expect(papers).toMatchObject([{ recordId, canReceive: true, canTakeBack: false, days: 0 }]);
  const receiptId = papers[0]?.id ?? '';
  expect(await refusal(archive.run(receivePaper, world.partTimer, { receiptId }))).toBe(
    'collection.receipt-not-yours',
  );
  await archive.run(receivePaper, world.archivist, { receiptId });
  expect(await refusal(archive.run(receivePaper, world.archivist, { receiptId }))).toBe(
    'collection.receipt-step-done',
  );
  await archive.run(returnPaper, world.partTimer, { receiptId });
  expect(await refusal(hand())).toBe('done');
});

test('what is electronic has no paper, and paper goes to nobody outside of the agency', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const electronic = await givenCollected(world);
  const onPaper = await givenCollected(world, paper);
  const hand = (recordId: string, toPersonId: string) =>
    archive.run(handPaper, world.partTimer, { recordIds: [recordId], toPersonId });
  expect([
    await refusal(hand(electronic, world.archivist.personId ?? '')),
    await refusal(hand(onPaper, world.partTimer.personId ?? '')),
    await refusal(hand(onPaper, '01980000-0000-7000-8000-000000000000')),
  ]).toEqual(['collection.paper-only', 'collection.same-person', 'collection.person-not-here']);
  const colleagues = await archive.read(world.partTimer, (db) =>
    findColleagues(db, world.agency.agencyId, archive.platform.now()),
  );
  expect(colleagues.flatMap(({ roles }) => roles).toSorted()).toEqual([
    'archives-head',
    'archivist',
    'department-archivist',
    'department-head',
    'handler',
  ]);
});

test('paper that is on its way for more than thirty days is in the report, and not a day before', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world, paper);
  await archive.run(handPaper, world.partTimer, {
    recordIds: [recordId],
    toPersonId: world.archivist.personId ?? '',
  });
  const after = (days: number) => new Date(archive.platform.now().getTime() + days * 86_400_000);
  expect([await onTheWay(world, after(30)), await onTheWay(world, after(31))]).toMatchObject([
    { total: 0, overdue: 0 },
    { total: 1, overdue: 1, papers: [{ recordId, days: 31 }] },
  ]);
});

test('the number on an old slip opens the record after it has its archival code', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenAccepted(world);
  const [slip] = await archive.read(world.partTimer, (db) => findSlips(db, [recordId]));
  expect(slip).toMatchObject({ recordId, number: 'TA001-2026-000001' });
  await fileAll(archive, world.archivist, world.agency);
  const found = await archive.read(world.archivist, (db) =>
    findByTemporaryNumber(db, 'TA001-2026-000001'),
  );
  expect(found).toEqual({ recordId, archivalCode: 'A001-WS·2025-D30-BGS-0001' });
});

test('of a quarantined record no slip is printed: its title may bear the mark', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world);
  await keepHouse(archive.platform, (tx) =>
    tx
      .updateTable('record')
      .set({ quarantined_at: archive.platform.now() })
      .where('id', '=', recordId)
      .execute(),
  );
  expect(await refusal(archive.read(world.archivist, (db) => findSlips(db, [recordId])))).toBe(
    'records.not-found',
  );
});
