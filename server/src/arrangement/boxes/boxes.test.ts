import { usualPaper } from '@lantai/contract/arrangement/box-plan.ts';
import { inCustody } from '@lantai/contract/records/custody.ts';
import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import type { TestArchive } from '../../../test/test-archive.ts';
import { noteCorrespondence } from '../../records/note-correspondence.ts';
import { fileAll, givenArchivist } from '../given-filing.test-fixture.ts';
import { explainGap } from '../numbering/explain-gap.ts';
import { givenNumbered, givenWithOldNumbers } from '../numbering/given-numbers.test-fixture.ts';
import { applyBoxPlan } from './apply-box-plan.ts';
import { findBoxes, getBox } from './box-queries.ts';
import { closeBox } from './close-box.ts';
import { planBoxesOf } from './plan-boxes.ts';
import { reopenBox } from './reopen-box.ts';
import { shelveBox } from './shelve-box.ts';

const classKey = 'A001/WS/2025/D30/BGS';
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** Each record has 10 pages: 1.3 mm in the box, so that 27 of them fill one of 40 mm. */
async function givenClass(numbers: readonly number[]) {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const place = { year: 2025, retention: 'D30', departmentId: agency.officeId };
  await givenNumbered(archive, agency, place, { classKey, numbers });
  const inClass = { fondsId: agency.fondsId, classKey };
  const apply = (lastItems: number[]) =>
    archive.run(applyBoxPlan, archivist, { ...inClass, paper: usualPaper, lastItems });
  const boxes = async () => (await archive.read(archivist, (db) => findBoxes(db, inClass))).boxes;
  return { ...given, inClass, apply, boxes };
}

async function recordIn(archive: TestArchive, itemNumber: number) {
  return keepHouse(archive.platform, (tx) =>
    tx
      .selectFrom('record')
      .select(['box_number', 'location', 'version'])
      .where('item_number', '=', itemNumber)
      .executeTakeFirstOrThrow(),
  );
}

test('a plan that is shown is the plan that is made, and its boxes hold every record once', async () => {
  const { archive, archivist, inClass, apply, boxes } = await givenClass(upTo(60));
  await using _ = archive;
  const plan = await archive.read(archivist, (db) =>
    planBoxesOf(db, { ...inClass, ...usualPaper }),
  );
  expect(plan.boxes.map(({ first, last, thickness }) => [first, last, thickness])).toEqual([
    [1, 27, 40],
    [28, 54, 40],
    [55, 60, 20],
  ]);
  await apply(plan.boxes.map(({ last }) => last));
  expect(await boxes()).toMatchObject([
    {
      number: 1,
      firstItem: 1,
      lastItem: 27,
      records: 27,
      pages: 270,
      thickness: 40,
      state: 'open',
    },
    { number: 2, firstItem: 28, lastItem: 54, records: 27, pages: 270, thickness: 40 },
    { number: 3, firstItem: 55, lastItem: 60, records: 6, pages: 60, thickness: 20 },
  ]);
  expect(await recordIn(archive, 28)).toMatchObject({ box_number: '2', location: null });
});

test('open boxes are planned anew, a closed one keeps what it holds', async () => {
  const { archive, archivist, inClass, apply, boxes } = await givenClass(upTo(20));
  await using _ = archive;
  await apply([10, 20]);
  const [first] = await boxes();
  await archive.run(closeBox, archivist, { boxId: first?.id ?? '' });
  await apply([12, 15, 20]);
  expect(
    (await boxes()).map(({ number, firstItem, lastItem, state }) => [
      number,
      firstItem,
      lastItem,
      state,
    ]),
  ).toEqual([
    [1, 1, 10, 'closed'],
    [2, 11, 12, 'open'],
    [3, 13, 15, 'open'],
    [4, 16, 20, 'open'],
  ]);
  const plan = await archive.read(archivist, (db) =>
    planBoxesOf(db, { ...inClass, ...usualPaper }),
  );
  expect(plan).toMatchObject({ nextNumber: 2, replaces: 3 });
});

test('a plan made before another record was filed is refused, and so is one of nothing', async () => {
  const { archive, apply } = await givenClass(upTo(3));
  await using _ = archive;
  await expect(apply([2])).rejects.toMatchObject({
    code: 'arrangement.plan-out-of-date',
    details: { last: 3 },
  });
  await expect(apply([1, 3, 9])).rejects.toMatchObject({ code: 'arrangement.plan-out-of-date' });
});

test('classes never share a box: each year, department and period has its own', async () => {
  const { archive, agency, archivist, apply, boxes } = await givenClass(upTo(3));
  await using _ = archive;
  const other = { year: 2025, retention: 'Y', departmentId: agency.officeId };
  const otherKey = 'A001/WS/2025/Y/BGS';
  await givenNumbered(archive, agency, other, { classKey: otherKey, numbers: [1, 2] });
  await apply([3]);
  expect(await boxes()).toMatchObject([
    { year: 2025, retention: 'D30', department: '办公室', records: 3 },
  ]);
  const { unboxed } = await archive.read(archivist, (db) =>
    findBoxes(db, { fondsId: agency.fondsId }),
  );
  expect(unboxed).toMatchObject([{ classKey: otherKey, records: 2 }]);
});

test('a box is not closed over a gap or a repeat, which are named with their range', async () => {
  const { archive, agency, archivist, inClass, apply, boxes } = await givenClass([2, 3, 6, 7]);
  await using _ = archive;
  const place = { year: 2025, retention: 'D30', departmentId: agency.officeId };
  await givenWithOldNumbers(archive, agency, place, [7]);
  await apply([3, 7]);
  const [first, second] = await boxes();
  const close = (boxId = '') => archive.run(closeBox, archivist, { boxId });
  // What is before the first record is a gap too.
  await expect(close(first?.id)).rejects.toMatchObject({
    code: 'arrangement.numbers-in-disorder',
    details: { faults: '缺号 0001' },
  });
  await expect(close(second?.id)).rejects.toMatchObject({
    details: { faults: '缺号 0004–0005；重号 0007' },
  });
  const gap = { ...inClass, cause: 'voided', reason: '作废' } as const;
  await archive.run(explainGap, archivist, { ...gap, first: 1, last: 1 });
  await close(first?.id);
  expect((await boxes())[0]).toMatchObject({ state: 'closed', closedByName: archivist.name });
});

test('a box goes from open to closed to its shelf, and its records are then in custody', async () => {
  const { archive, archivist, apply, boxes } = await givenClass(upTo(2));
  await using _ = archive;
  await apply([2]);
  const boxId = (await boxes())[0]?.id ?? '';
  const shelve = (location: string) => archive.run(shelveBox, archivist, { boxId, location });
  await expect(shelve('1 库 2 列 3 架 4 层')).rejects.toMatchObject({
    code: 'arrangement.box-wrong-state',
    details: { state: '装盒中', action: '上架' },
  });
  await archive.run(closeBox, archivist, { boxId });
  await archive.run(reopenBox, archivist, { boxId, reason: '补一件' });
  await archive.run(closeBox, archivist, { boxId });
  await shelve('1 库 2 列 3 架 4 层');
  expect(await recordIn(archive, 1)).toMatchObject({
    box_number: '1',
    location: '1 库 2 列 3 架 4 层',
  });
  await shelve('1 库 2 列 3 架 5 层');
  expect(await archive.read(archivist, (db) => getBox(db, boxId))).toMatchObject({
    state: 'shelved',
    location: '1 库 2 列 3 架 5 层',
    hindrances: [],
    content: [{ itemNumber: 1 }, { itemNumber: 2 }],
  });
  await expect(archive.run(reopenBox, archivist, { boxId, reason: '再拆' })).rejects.toMatchObject({
    code: 'arrangement.box-wrong-state',
  });
});

test('a record on both carriers is in custody with both, or with a note that says where one is', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { carrier: 'mixed' },
    components: [await givenComponent(archive.storage, '扫描件')],
  });
  const paper = await givenRecord(archive, agency, archivist, {
    description: { carrier: 'paper' },
  });
  await fileAll(archive, archivist, agency);
  const custody = async () => {
    const { state, carrier, box_number, location, correspondence } = await archive.row(
      'record',
      recordId,
    );
    return inCustody({
      state,
      carrier,
      boxNumber: box_number,
      location,
      correspondence,
      components: 1,
    });
  };
  expect(await custody()).toBe(false);
  await archive.run(noteCorrespondence, archivist, { recordId, note: '纸质件存区档案馆' });
  expect(await custody()).toBe(true);
  await archive.run(noteCorrespondence, archivist, { recordId, note: null });
  expect(await custody()).toBe(false);
  await expect(
    archive.run(noteCorrespondence, archivist, { recordId: paper, note: '无' }),
  ).rejects.toMatchObject({ code: 'records.one-carrier', details: { carrier: '纸质' } });
});

test('a box with a record whose bytes are gone is not shelved without a note', async () => {
  const { archive, archivist, apply, boxes } = await givenClass(upTo(2));
  await using _ = archive;
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('record').set({ carrier: 'mixed' }).where('item_number', '=', 2).execute(),
  );
  await apply([2]);
  const boxId = (await boxes())[0]?.id ?? '';
  await archive.run(closeBox, archivist, { boxId });
  const shelve = () => archive.run(shelveBox, archivist, { boxId, location: '1-1-1' });
  await expect(shelve()).rejects.toMatchObject({
    code: 'arrangement.correspondence-missing',
    details: { codes: 'A001-WS-2025-D30-BGS-0002' },
  });
  const { content } = await archive.read(archivist, (db) => getBox(db, boxId));
  await archive.run(noteCorrespondence, archivist, {
    recordId: content[1]?.recordId ?? '',
    note: '电子件随系统迁移丢失，见情况说明',
  });
  await shelve();
});
