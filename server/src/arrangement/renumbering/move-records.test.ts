import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { objectId } from '../../preservation/component-bytes.ts';
import { openContent } from '../../preservation/read-object.ts';
import { getRecordDetail } from '../../records/record-detail.ts';
import { findClasses } from '../arrangement-queries.ts';
import { classKey, codeOf, givenFiled } from './given-renumbering.test-fixture.ts';

test('a record whose department was wrong goes to its class; description and code change together', async () => {
  const given = await givenFiled([1, 2, 3]);
  await using archive = given.archive;
  const [, second = ''] = given.ids;
  const { financeId, fondsId } = given.agency;
  const inFinance = await given.file(4, { departmentId: financeId });
  const financeCodes = (await given.codes()).get(inFinance);
  const renumberingId = await given.propose({
    ...{ kind: 'move', changes: { departmentId: financeId }, codes: [codeOf(2)] },
  });
  const shown = await given.show(renumberingId);
  expect(shown).toMatchObject({
    counts: { changed: 1, unchanged: 0 },
    changes: [{ name: '机构(问题)' }],
    vacated: [{ classKey, first: 2, last: 2 }],
    faults: [],
    outOfDate: false,
  });
  expect((await archive.row('record', second)).department_id).toBe(given.agency.officeId);
  await given.approve(renumberingId);
  await given.finish(renumberingId);

  const moved = await archive.row('record', second);
  expect(moved).toMatchObject({ department_id: financeId, item_number: 2, state: 'filed' });
  expect(moved.archival_code).toBe(financeCodes?.replace(/1$/, '2'));
  expect(moved.archival_code).toBe(shown.items[0]?.after.archivalCode);
  // Its code is new to the register, and the class goes on behind it.
  expect(await given.kept('allocated_code')).toContainEqual(
    expect.objectContaining({ archival_code: moved.archival_code, record_id: second }),
  );
  const next = await given.file(5, { departmentId: financeId });
  expect((await archive.row('record', next)).item_number).toBe(3);
  expect(await given.kept('explained_gap')).toMatchObject([
    {
      ...{ class_key: classKey, first_number: 2, last_number: 2, cause: 'moved-out' },
      ...{ reason: '编号调整：归档时次序有误', explained_by: given.head.personId },
    },
  ]);
  const classes = await archive.read(given.archivist, (db) => findClasses(db, fondsId));
  expect(classes.flatMap(({ missing }) => missing)).toEqual([]);
  const detail = await archive.read(given.archivist, (db) =>
    getRecordDetail(db, given.archivist, second),
  );
  expect(detail.formerCodes).toMatchObject([{ archivalCode: codeOf(2), renumberingId }]);
  const metadata = await openContent(
    archive.storage.store,
    objectId(second),
    'metadata/record.json',
  );
  expect(JSON.parse(await text(metadata.read()))).toMatchObject({
    archivalCode: moved.archival_code,
    description: { departmentId: financeId },
    formerCodes: [{ archivalCode: codeOf(2) }],
  });
});

test('a period that changes takes the record to the class of that period, and drops the clause it had', async () => {
  const given = await givenFiled([1, 2]);
  await using archive = given.archive;
  await given.renumber({ ...{ kind: 'move', changes: { retention: 'Y' }, codes: [codeOf(1)] } });
  expect(await archive.row('record', given.ids[0] ?? '')).toMatchObject({
    ...{ retention: 'Y', retention_item_id: null, item_number: 1 },
    archival_code: codeOf(1).replace('D30', 'Y'),
  });
});

test('a scheme that changed leaves records where they are until they are moved', async () => {
  const given = await givenFiled([2, 1]);
  await using archive = given.archive;
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('classification_scheme').set({ class_order: 'year-retention' }).execute(),
  );
  const draftId = await given.draft({
    ...{ kind: 'reorder', classKey, from: null, to: null },
    ...{ order: 'time', closeGaps: false, codes: null },
  });
  expect(await given.show(draftId)).toMatchObject({
    faults: [{ fault: 'other-class', codes: [codeOf(1), codeOf(2)] }],
  });
  await given.renumber({ ...{ kind: 'move', changes: {}, codes: [codeOf(1), codeOf(2)] } });
  const [first = '', second = ''] = given.ids;
  // In the class they come to, they stand by its rule: by time.
  expect((await archive.row('record', second)).item_number).toBe(1);
  expect(await archive.row('record', first)).toMatchObject({
    class_key: 'A001/WS/2025/D30',
    item_number: 2,
  });
});

test('a record that is where it belongs is not moved', async () => {
  const given = await givenFiled([1]);
  await using _ = given.archive;
  const wish = { kind: 'move' as const, changes: {}, codes: [codeOf(1)] };
  await expect(given.propose(wish)).rejects.toMatchObject({
    code: 'arrangement.cannot-renumber',
    details: { faults: [{ fault: 'same-class', codes: [codeOf(1)] }] },
  });
});
