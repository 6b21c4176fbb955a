import { text } from 'node:stream/consumers';
import { usualPaper } from '@lantai/contract/arrangement/box-plan.ts';
import { expect, test } from 'vitest';
import { objectId } from '../../preservation/component-bytes.ts';
import { openContent, readInventory } from '../../preservation/read-object.ts';
import { reconcileCatalogue } from '../../preservation/reconciliation/reconcile-catalogue.job.ts';
import { getReconciliation } from '../../preservation/reconciliation/reconciliation-queries.ts';
import { startReconciliation } from '../../preservation/reconciliation/start-reconciliation.ts';
import { verifyObject } from '../../preservation/verify-object.ts';
import { getRecordHistory } from '../../records/record-history.ts';
import { applyBoxPlan } from '../boxes/apply-box-plan.ts';
import { fileAll } from '../given-filing.test-fixture.ts';
import { findNumberMap } from '../numbering/number-map.ts';
import { getItemNumber } from '../numbering/number-queries.ts';
import { byTime, classKey, codeOf, givenFiled } from './given-renumbering.test-fixture.ts';

/** Day 30 was filed first, day 1 last. */
const backward = Array.from({ length: 30 }, (_, index) => 30 - index);

test('a class of thirty is numbered anew as its preview said, and every record leads from its former code', async () => {
  const given = await givenFiled(backward);
  await using archive = given.archive;
  const renumberingId = await given.propose(byTime);
  const shown = await given.show(renumberingId);
  expect(shown.counts).toEqual({ changed: 30, unchanged: 0, stamps: 0, stored: 0 });
  expect(await given.codes()).toEqual(new Map(given.ids.map((id, at) => [id, codeOf(at + 1)])));

  await given.approve(renumberingId);
  await given.finish(renumberingId);
  const codes = await given.codes();
  expect(codes).toEqual(new Map(given.ids.map((id, at) => [id, codeOf(30 - at)])));
  expect(new Map(shown.items.map(({ recordId, after }) => [recordId, after.archivalCode]))).toEqual(
    codes,
  );
  expect(await given.show(renumberingId)).toMatchObject({ state: 'done', counts: { stored: 30 } });

  const former = await given.kept('former_code');
  expect(new Map(former.map(({ record_id, archival_code }) => [record_id, archival_code]))).toEqual(
    new Map(given.ids.map((id, at) => [id, codeOf(at + 1)])),
  );
  // The register of codes keeps to whom each was given first.
  const allocated = await given.kept('allocated_code');
  expect(
    new Map(allocated.map(({ record_id, archival_code }) => [record_id, archival_code])),
  ).toEqual(new Map(given.ids.map((id, at) => [id, codeOf(at + 1)])));
  const first = await archive.read(given.archivist, (db) =>
    getItemNumber(db, { fondsId: given.agency.fondsId, classKey, number: 1 }),
  );
  expect(first).toMatchObject({
    claims: [{ recordId: given.ids[29], code: codeOf(1) }],
    former: [{ recordId: given.ids[0], formerCode: codeOf(1), code: codeOf(30) }],
  });
});

test('each object is whole and has a second version that tells the code and the former one', async () => {
  const given = await givenFiled([3, 2, 1]);
  await using archive = given.archive;
  const { store } = archive.storage;
  const renumberingId = await given.renumber(byTime);
  for (const [at, recordId] of given.ids.entries()) {
    const id = objectId(recordId);
    const { head, versions } = await readInventory(store, id);
    // The second of the three keeps its number, and its object.
    expect([head, Object.keys(versions)]).toEqual(at === 1 ? ['v1', ['v1']] : ['v2', ['v1', 'v2']]);
    expect(await verifyObject(store, id)).toEqual([]);
  }
  const content = await openContent(store, objectId(given.ids[0] ?? ''), 'metadata/record.json');
  expect(JSON.parse(await text(content.read()))).toMatchObject({
    archivalCode: codeOf(3),
    class: { key: classKey, itemNumber: 3 },
    formerCodes: [
      {
        archivalCode: codeOf(1),
        class: { key: classKey, itemNumber: 1 },
        renumbering: { id: renumberingId, reason: '归档时次序有误' },
      },
    ],
    components: [{ path: expect.stringMatching(/^content\/001-/) }],
  });

  const { runId } = await archive.run(startReconciliation, given.archivist, {
    ...{ fondsId: given.agency.fondsId, share: 100 },
  });
  const job = reconcileCatalogue(archive.platform, archive.storage);
  await archive.perform(job, given.archivist, { runId });
  expect(
    await archive.read(given.archivist, (db) => getReconciliation(db, runId, {})),
  ).toMatchObject({ findings: 0, objects: 3, readWhole: 3 });
});

test('the history of a record shows both codes, and the trail who approved what', async () => {
  const given = await givenFiled([2, 1]);
  await using archive = given.archive;
  const [first = ''] = given.ids;
  const renumberingId = await given.renumber(byTime);
  const { changes, events } = await archive.read(given.archivist, (db) =>
    getRecordHistory(db, first),
  );
  expect(changes).toMatchObject([
    {
      field: 'archivalCode',
      oldValue: codeOf(1),
      newValue: codeOf(2),
      changedByName: given.head.name,
    },
  ]);
  const told = (await archive.trail()).filter(({ subject }) => subject === `record:${first}`);
  expect(told.slice(-2).map(({ command, details }) => [command, details])).toEqual([
    [
      'arrangement.decide-renumbering',
      { renumbering: renumberingId, from: codeOf(1), to: codeOf(2) },
    ],
    [
      'arrangement.finish-renumbering',
      {
        renumbering: renumberingId,
        archivalCode: codeOf(2),
        inventorySha512: expect.stringMatching(/^[0-9a-f]{128}$/),
      },
    ],
  ]);
  expect(events.length).toBeGreaterThan(0);
});

test('an order listed by hand is followed, and must list the whole run once', async () => {
  const given = await givenFiled([1, 2, 3]);
  await using _ = given.archive;
  const byHand = (numbers: number[]) => ({
    ...byTime,
    order: 'by-hand' as const,
    codes: numbers.map(codeOf),
  });
  await expect(given.draft(byHand([3, 1]))).rejects.toMatchObject({
    code: 'arrangement.order-incomplete',
    details: { count: 3, codes: codeOf(2) },
  });
  await expect(given.draft(byHand([3, 1, 2, 9]))).rejects.toMatchObject({
    code: 'arrangement.codes-unknown',
    details: { codes: codeOf(9) },
  });
  await given.renumber(byHand([3, 1, 2]));
  const [first, second, third] = given.ids;
  expect(await given.codes()).toEqual(
    new Map([
      [third, codeOf(1)],
      [first, codeOf(2)],
      [second, codeOf(3)],
    ]),
  );
  await expect(given.draft({ ...byTime, order: 'present' })).rejects.toMatchObject({
    code: 'arrangement.nothing-to-renumber',
  });
});

test('a gap is closed by those that follow; the last number is explained and never given again', async () => {
  const given = await givenFiled([1, 2, 3, 4]);
  await using archive = given.archive;
  const { financeId, fondsId } = given.agency;
  const move = {
    ...{ kind: 'move' as const, changes: { departmentId: financeId } },
    codes: [codeOf(2)],
  };
  await given.renumber(move);
  await given.renumber({ ...byTime, order: 'present', closeGaps: true });
  const [first, , third, fourth] = given.ids;
  const inClass = [...(await given.codes())].filter(([, code]) => code?.includes('BGS'));
  expect(inClass).toEqual([
    [first, codeOf(1)],
    [third, codeOf(2)],
    [fourth, codeOf(3)],
  ]);
  const fifth = await given.file(5);
  expect((await given.codes()).get(fifth)).toBe(codeOf(5));
  const map = await archive.read(given.archivist, (db) => findNumberMap(db, fondsId, classKey));
  expect(map[0]?.runs).toEqual([
    { first: 1, last: 3, state: 'numbered' },
    { first: 4, last: 4, state: 'explained' },
    { first: 5, last: 5, state: 'numbered' },
  ]);
});

test('records on paper go to the open box of their new number, and it counts what lies in it', async () => {
  const given = await givenFiled([4, 3, 2, 1], { carrier: 'mixed', pages: 10 });
  await using archive = given.archive;
  await archive.run(applyBoxPlan, given.archivist, {
    ...{ fondsId: given.agency.fondsId, classKey, paper: usualPaper, lastItems: [1, 4] },
  });
  const renumberingId = await given.propose(byTime);
  expect(await given.show(renumberingId)).toMatchObject({
    counts: { changed: 4, stamps: 4 },
    prints: { catalogues: [classKey], boxes: [{ number: 2 }, { number: 1 }] },
  });
  await given.approve(renumberingId);
  const boxes = await Promise.all(
    given.ids.map(async (id) => (await archive.row('record', id)).box_number),
  );
  expect(boxes).toEqual(['2', '2', '2', '1']);
  expect(await given.kept('box')).toMatchObject([
    { number: 1, records: 1, pages: 10 },
    { number: 2, records: 3, pages: 30 },
  ]);
});

test('while its objects are written nobody files into the class', async () => {
  const given = await givenFiled([2, 1]);
  await using _ = given.archive;
  const renumberingId = await given.propose(byTime);
  await given.approve(renumberingId);
  await expect(given.file(3)).rejects.toMatchObject({
    code: 'arrangement.class-being-renumbered',
    details: { classKey },
  });
  await given.finish(renumberingId);
  await fileAll(given.archive, given.archivist, given.agency);
  expect([...(await given.codes()).values()]).toEqual([codeOf(1), codeOf(2), codeOf(3)]);
});
