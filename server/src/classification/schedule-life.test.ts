import { expect, test } from 'vitest';
import { createUnit } from '#identity/create-unit.ts';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { approveSchedule } from './approve-schedule.ts';
import { confirmSchedule } from './confirm-schedule.ts';
import { draftSchedule } from './draft-schedule.ts';
import { editSchedule } from './edit-schedule.ts';
import { endorseSchedule } from './endorse-schedule.ts';
import { returnSchedule } from './return-schedule.ts';
import {
  findClauses,
  findConfirmations,
  findPermittedRetentions,
  findSchedules,
} from './schedule-queries.ts';
import { shipNationalSchedule } from './ship-national-schedule.ts';
import { submitSchedule } from './submit-schedule.ts';

async function givenCompiler() {
  const archive = await openTestArchive();
  const region = await archive.run(createUnit, systemActor, {
    kind: 'region',
    parentId: null,
    code: 'SQ',
    name: '示例区',
  });
  const agency = await givenAgency(archive, { schedule: false, parentId: region.id });
  const supervisor = await givenPerson(archive, 'supervisor', region.id);
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const leader = await givenPerson(archive, 'leader', agency.agencyId);
  const schedules = await archive.read(head, findSchedules);
  const national = schedules.find(({ agencyId }) => agencyId === null)?.id ?? '';
  const draft = () =>
    archive.run(draftSchedule, head, {
      agencyId: agency.agencyId,
      title: '示例局保管期限表',
      fromScheduleId: national,
    });
  const approval = { approvalNumber: '示档审〔2026〕1号', effectiveFrom: '2026-03-01' };
  const approve = (scheduleId: string, effectiveFrom = approval.effectiveFrom) =>
    archive.run(approveSchedule, supervisor, { scheduleId, ...approval, effectiveFrom });
  return { archive, agency, head, leader, supervisor, national, draft, approval, approve };
}

test('a schedule is drafted from the national one, submitted, approved, and superseded by the next', async () => {
  const { archive, agency, head, leader, national, draft, approve } = await givenCompiler();
  await using _ = archive;
  const first = await draft();
  const copied = await archive.read(head, (db) => findClauses(db, first.id));
  const model = await archive.read(head, (db) => findClauses(db, national));
  expect(copied.map(({ number, text, retention }) => [number, text, retention])).toEqual(
    model.map(({ number, text, retention }) => [number, text, retention]),
  );
  const permitted = () =>
    archive.read(head, (db) => findPermittedRetentions(db, agency.agencyId, 'WS'));
  expect(await permitted()).toEqual([]);
  await archive.run(submitSchedule, head, { scheduleId: first.id });
  await archive.run(endorseSchedule, leader, { scheduleId: first.id });
  await approve(first.id);
  expect(new Set(await permitted())).toEqual(new Set(['Y', 'D30', 'D10']));
  // Accounting has a period that administrative records do not (DA/T 94-2022, table B.2).
  const ofAccounts = await archive.read(head, (db) =>
    findPermittedRetentions(db, agency.agencyId, 'KU'),
  );
  expect(new Set(ofAccounts)).toEqual(new Set(['Y', 'D30', 'D10', 'D5']));

  const second = await draft();
  await archive.run(submitSchedule, head, { scheduleId: second.id });
  await archive.run(endorseSchedule, leader, { scheduleId: second.id });
  await approve(second.id, '2027-01-01');
  const own = (await archive.read(head, findSchedules)).filter(
    ({ agencyId }) => agencyId === agency.agencyId,
  );
  expect(own.map(({ version, state, effectiveTo }) => [version, state, effectiveTo])).toEqual([
    [2, 'effective', null],
    [1, 'superseded', '2027-01-01'],
  ]);
});

test('nobody approves what they compiled, nor what they sent in', async () => {
  const { archive, agency, head, leader, draft, approval } = await givenCompiler();
  await using _ = archive;
  const { id: scheduleId } = await draft();
  const sender = await givenPerson(archive, 'archives-head', agency.agencyId);
  await archive.run(submitSchedule, sender, { scheduleId });
  for (const actor of [head, sender])
    await expect(archive.run(endorseSchedule, actor, { scheduleId })).rejects.toMatchObject({
      code: 'classification.own-schedule',
    });
  await archive.run(endorseSchedule, leader, { scheduleId });
  for (const actor of [head, sender, leader])
    await expect(
      archive.run(approveSchedule, actor, { scheduleId, ...approval }),
    ).rejects.toMatchObject({ code: 'classification.own-schedule' });
});

test('every department that somebody heads confirms for itself before the leader is asked', async () => {
  const { archive, agency, head, leader, draft } = await givenCompiler();
  await using _ = archive;
  const office = await givenPerson(archive, 'department-head', agency.officeId);
  const finance = await givenPerson(archive, 'department-head', agency.financeId);
  const { id: scheduleId } = await draft();
  expect(await archive.run(submitSchedule, head, { scheduleId })).toMatchObject({
    state: 'department-review',
  });
  await expect(archive.run(endorseSchedule, leader, { scheduleId })).rejects.toMatchObject({
    code: 'classification.schedule-wrong-state',
  });
  expect(await archive.run(confirmSchedule, office, { scheduleId })).toMatchObject({
    state: 'department-review',
  });
  await expect(archive.run(confirmSchedule, office, { scheduleId })).rejects.toMatchObject({
    code: 'classification.not-asked',
  });
  const asked = await archive.read(leader, (db) => findConfirmations(db, scheduleId));
  expect(
    asked.map(({ departmentName, confirmedByName }) => [departmentName, confirmedByName]),
  ).toEqual([
    ['办公室', office.name],
    ['财务科', null],
  ]);
  await expect(
    archive.run(returnSchedule, leader, { scheduleId, reason: '不是这一步' }),
  ).rejects.toMatchObject({ code: 'classification.not-asked' });
  expect(await archive.run(confirmSchedule, finance, { scheduleId })).toMatchObject({
    state: 'internal-approval',
  });
});

test('only a draft is edited, and a returned one is a draft again', async () => {
  const { archive, head, leader, supervisor, draft, approval } = await givenCompiler();
  await using _ = archive;
  const { id: scheduleId, rowVersion } = await draft();
  const clauses = [
    { number: '1', text: '决定、决议', retention: 'Y', category: 'WS' as const, remark: null },
  ];
  const edit = (version: number) =>
    archive.run(editSchedule, head, { scheduleId, title: '第二稿', clauses, rowVersion: version });
  expect(await edit(rowVersion)).toMatchObject({ title: '第二稿', items: 1 });
  await expect(edit(rowVersion)).rejects.toMatchObject({ code: 'records.changed-meanwhile' });
  await expect(
    archive.run(approveSchedule, supervisor, { scheduleId, ...approval }),
  ).rejects.toMatchObject({
    code: 'classification.schedule-wrong-state',
  });
  await archive.run(submitSchedule, head, { scheduleId });
  await expect(edit(rowVersion + 1)).rejects.toMatchObject({
    code: 'classification.schedule-wrong-state',
  });
  const returned = await archive.run(returnSchedule, leader, { scheduleId, reason: '缺业务文件' });
  expect(returned).toMatchObject({ state: 'draft', returnReason: '缺业务文件' });
  await edit(rowVersion + 1);
});

test('an empty schedule is not submitted', async () => {
  const { archive, head, draft } = await givenCompiler();
  await using _ = archive;
  const { id: scheduleId, rowVersion } = await draft();
  await archive.run(editSchedule, head, { scheduleId, title: '空', clauses: [], rowVersion });
  await expect(archive.run(submitSchedule, head, { scheduleId })).rejects.toMatchObject({
    code: 'classification.schedule-empty',
  });
});

test('the supervisor of another region does not find a schedule', async () => {
  const { archive, agency, head, draft, approval } = await givenCompiler();
  await using _ = archive;
  const { id: scheduleId } = await draft();
  await archive.run(submitSchedule, head, { scheduleId });
  const region = await archive.run(createUnit, systemActor, {
    kind: 'region',
    parentId: null,
    code: 'QU',
    name: '他区',
  });
  const stranger = await givenPerson(archive, 'supervisor', region.id);
  await expect(
    archive.run(approveSchedule, stranger, { scheduleId, ...approval }),
  ).rejects.toMatchObject({
    code: 'classification.schedule-not-found',
  });
  expect(stranger.scope.oversees).not.toContain(agency.agencyId);
});

test('the archives head of one agency drafts nothing for another', async () => {
  const { archive, head, national } = await givenCompiler();
  await using _ = archive;
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  await expect(
    archive.run(draftSchedule, head, {
      agencyId: other.agencyId,
      title: '越权',
      fromScheduleId: national,
    }),
  ).rejects.toMatchObject({ code: 'actor.out-of-reach' });
});

test('an archive that was begun with an older national model gets the newer one as its next version', async () => {
  const { archive, head, national } = await givenCompiler();
  await using _ = archive;
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('retention_schedule').set({ version: 1 }).where('id', '=', national).execute(),
  );
  await archive.run(shipNationalSchedule, systemActor, {});
  await archive.run(shipNationalSchedule, systemActor, {});
  const models = (await archive.read(head, findSchedules)).filter(
    ({ agencyId }) => agencyId === null,
  );
  expect(models.map(({ version, state }) => [version, state])).toEqual([
    [2, 'effective'],
    [1, 'superseded'],
  ]);
});
