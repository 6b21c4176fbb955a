import type { BatchChange } from '@lantai/contract/records/batch-change.ts';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { givenRecord } from '../../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { describeRecord } from '../describe-record.ts';
import { applyEdit } from './apply-edit.ts';
import { findEdits, getEdit } from './edit-queries.ts';
import { editRecordsJob } from './edit-records.job.ts';
import { previewEdit } from './preview-edit.ts';
import { startEdit } from './start-edit.ts';
import { undoEdit } from './undo-edit.ts';

async function givenThree() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const recordIds: string[] = [];
  for (const title of ['甲通知', '乙通知', '丙通报'])
    recordIds.push(await givenRecord(archive, agency, archivist, { description: { title } }));
  const titles = async () =>
    Promise.all(recordIds.map(async (id) => (await archive.row('record', id)).title));
  return { archive, agency, archivist, recordIds, titles };
}

async function edit(
  archive: TestArchive,
  actor: Actor,
  recordIds: readonly string[],
  changes: BatchChange[],
): Promise<string> {
  const asked = { recordIds, changes, reason: '统一题名' };
  const { editId } = await archive.run(startEdit, actor, asked);
  await archive.perform(editRecordsJob, actor, { editId, recordIds: [...recordIds] });
  return editId;
}

const replace: BatchChange = { field: 'title', way: 'replace', find: '通知', value: '通告' };

test('a batch does what its preview has shown, difference by difference', async () => {
  const { archive, archivist, recordIds, titles } = await givenThree();
  await using _ = archive;
  const preview = await archive.read(archivist, (db) =>
    previewEdit(db, archivist, { recordIds, changes: [replace], offset: 0 }),
  );
  expect(preview.rows.map(({ outcome, differences }) => [outcome, differences])).toEqual([
    ['changed', [{ field: 'title', before: '甲通知', after: '甲通告' }]],
    ['changed', [{ field: 'title', before: '乙通知', after: '乙通告' }]],
    ['unchanged', []],
  ]);
  const editId = await edit(archive, archivist, recordIds, [replace]);
  expect(await titles()).toEqual(['甲通告', '乙通告', '丙通报']);
  const { rows } = await archive.read(archivist, (db) => getEdit(db, editId));
  const byTitle = (row: { title: string | null }) => row.title;
  expect(Object.groupBy(rows, ({ outcome }) => outcome)).toMatchObject({
    changed: [{ refusal: null }, { refusal: null }],
    unchanged: [{ title: '丙通报' }],
  });
  expect(rows.map(byTitle)).toContain('甲通告');
  expect(await archive.read(archivist, (db) => findEdits(db, 10))).toMatchObject([
    { changed: 2, refused: 0, reason: '统一题名', askedByName: archivist.name, undoneAt: null },
  ]);
});

test('a record that cannot take the change is refused with its reason, and the others are changed', async () => {
  const { archive, agency, archivist, recordIds } = await givenThree();
  await using _ = archive;
  const hidden = await givenRecord(archive, agency, archivist, {
    description: { title: '机密★5年 关于防汛的通知' },
  });
  const chosen = [...recordIds, hidden];
  const changes: BatchChange[] = [{ field: 'remark', way: 'set', value: '核对过' }];
  const editId = await edit(archive, archivist, chosen, changes);
  const [listed] = await archive.read(archivist, (db) => findEdits(db, 1));
  expect(listed).toMatchObject({ id: editId, changed: 3, refused: 1 });
  const { rows } = await archive.read(archivist, (db) =>
    previewEdit(db, archivist, {
      recordIds,
      changes: [{ field: 'date', way: 'set', value: '2025-02-30' }],
      offset: 0,
    }),
  );
  expect(rows[0]).toMatchObject({
    outcome: 'refused',
    refusal: '日期“2025-02-30”无效，按 YYYYMMDD 或 YYYY-MM-DD 填写真实的年、月、日',
  });
});

test('an undo puts back what was, save what somebody has changed since', async () => {
  const { archive, archivist, recordIds, titles } = await givenThree();
  await using _ = archive;
  const editId = await edit(archive, archivist, recordIds, [replace]);
  const [first = ''] = recordIds;
  const { version } = await archive.row('record', first);
  await archive.run(describeRecord, archivist, {
    recordId: first,
    version,
    changes: { title: '后来改的' },
  });
  const undo = () => archive.run(undoEdit, archivist, { editId, reason: '改错了' });
  const asked = await undo();
  const done = await archive.perform(editRecordsJob, archivist, {
    editId: asked.editId,
    recordIds: [],
  });
  expect(done).toMatchObject({ changed: 1, refused: 1 });
  expect(await titles()).toEqual(['后来改的', '乙通知', '丙通报']);
  const { rows } = await archive.read(archivist, (db) => getEdit(db, asked.editId));
  expect(rows.find(({ recordId }) => recordId === first)?.refusal).toBe(
    '批量修改之后又有人改过，未撤销',
  );
  await expect(undo()).rejects.toMatchObject({ code: 'records.edit-undone' });
});

test('a part that runs again, as after a crash, changes nothing twice', async () => {
  const { archive, archivist, recordIds, titles } = await givenThree();
  await using _ = archive;
  const changes: BatchChange[] = [{ field: 'title', way: 'append', value: '一' }];
  const { editId } = await archive.run(startEdit, archivist, { recordIds, changes, reason: '试' });
  const part = { editId, recordIds, changes, reason: '试', offset: 0 };
  expect(await archive.run(applyEdit, archivist, part)).toEqual({ changed: 3, refused: 0 });
  expect(await archive.run(applyEdit, archivist, part)).toEqual({ changed: 0, refused: 0 });
  expect(await titles()).toEqual(['甲通知一', '乙通知一', '丙通报一']);
});

test('records of another agency are not edited, alone or among one’s own', async () => {
  const { archive, archivist, recordIds } = await givenThree();
  await using _ = archive;
  const neighbour = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const other = await givenPerson(archive, 'archivist', neighbour.agencyId);
  const foreign = await givenRecord(archive, neighbour, other);
  const start = (chosen: string[]) =>
    archive.run(startEdit, archivist, { recordIds: chosen, changes: [replace], reason: '试' });
  await expect(start([foreign])).rejects.toMatchObject({ code: 'records.not-found' });
  await expect(start([...recordIds, foreign])).rejects.toMatchObject({ code: 'records.not-found' });
});
