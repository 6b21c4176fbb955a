import { expect, test } from 'vitest';
import { execute, keepHouse } from '#platform/command.ts';
import { findRecords } from '../../records/record-queries.ts';
import {
  type Collecting,
  givenCollected,
  givenCollecting,
  refusal,
} from '../given-collection.test-fixture.ts';
import { changeCollectionSetting } from '../proposals/change-collection-setting.ts';
import { checkMonth } from './check-month.ts';
import { findDuties } from './duty-queries.ts';
import { findDutyWork } from './duty-work.ts';
import { findWeeklyList } from './weekly-list.ts';

const april = new Date('2026-04-20T09:00:00Z');

test('each month is to be checked by its last day; who keeps up with it shows per person', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { agency, partTimer, archivist } = world;
  const departmentId = agency.officeId;
  const check = (month: string, at: Date) =>
    execute({ ...archive.platform, now: () => at }, checkMonth, partTimer, {
      departmentId,
      month,
      note: '收文 12 份，已全部收集',
    });
  const seen = async (now: Date) => {
    const { months, people } = await archive.read(archivist, (db) =>
      findDuties(db, archivist, { now }),
    );
    return [
      months.map(({ month, dueOn, state }) => [month, dueOn, state]),
      people.map(({ personId, due, done, inTime }) => [
        personId === partTimer.personId,
        due,
        done,
        inTime,
      ]),
    ];
  };
  // The part-time archivist took up the duty on 1 March.
  expect(await seen(archive.platform.now())).toEqual([
    [['2026-03', '2026-03-31', 'open']],
    [[true, 0, 0, 0]],
  ]);
  expect(await seen(april)).toEqual([
    [
      ['2026-04', '2026-04-30', 'open'],
      ['2026-03', '2026-03-31', 'overdue'],
    ],
    [[true, 1, 0, 0]],
  ]);
  const overdue = await archive.read(partTimer, (db) => findDutyWork(db, partTimer, april));
  expect(overdue.map(({ key, count }) => [key, count])).toEqual([['months-overdue', 1]]);
  await check('2026-03', april);
  await check('2026-04', april);
  expect(await seen(april)).toEqual([
    [
      ['2026-04', '2026-04-30', 'done'],
      ['2026-03', '2026-03-31', 'done-late'],
    ],
    [[true, 2, 2, 1]],
  ]);
  expect(await refusal(check('2026-03', april))).toBe('collection.month-checked-already');
  expect(await refusal(check('2026-05', april))).toBe('collection.month-not-begun');
});

test('a month of another department is not checked', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const asked = { departmentId: world.agency.financeId, month: '2026-03', note: '核对' };
  expect(await refusal(archive.run(checkMonth, world.partTimer, asked))).toBe(
    'collection.department-not-yours',
  );
});

test('the weekly list has what the department collected from Monday to Sunday, and from whom', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { partTimer, agency } = world;
  const cameAt = async (at: string) => {
    const recordId = await givenCollected(world, { description: { title: at } });
    await keepHouse(archive.platform, (tx) =>
      tx
        .updateTable('record')
        .set({ created_at: new Date(at) })
        .where('id', '=', recordId)
        .execute(),
    );
  };
  // In Shanghai: Sunday, Monday, Sunday, Monday.
  for (const at of [
    '2026-03-01T15:59:00Z',
    '2026-03-01T16:00:00Z',
    '2026-03-08T15:59:00Z',
    '2026-03-08T16:00:00Z',
  ])
    await cameAt(at);
  const list = await archive.read(partTimer, (db) =>
    findWeeklyList(db, partTimer, { departmentId: agency.officeId, day: '2026-03-05' }),
  );
  expect([list.departmentName, list.monday, list.sunday]).toEqual([
    '办公室',
    '2026-03-02',
    '2026-03-08',
  ]);
  expect(list.rows.map(({ title, formedOn, copies }) => [title, formedOn, copies])).toEqual([
    ['2026-03-01T16:00:00Z', '2025-05-06', '1'],
    ['2026-03-08T15:59:00Z', '2025-05-06', '1'],
  ]);
  expect(list.rows[0]?.handedByName).toContain('department-archivist');
});

const idle = async ({ archive, partTimer }: Collecting, now: Date) =>
  (await archive.read(partTimer, (db) => findDutyWork(db, partTimer, now))).find(
    ({ key }) => key === 'idle',
  );

test('a temporary number without movement for the agency’s number of days is reminded of, with its list', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world);
  expect(await idle(world, new Date('2026-03-31T09:00:00Z'))).toBeUndefined();
  const late = new Date('2026-04-01T09:00:00Z');
  expect(await idle(world, late)).toMatchObject({
    count: 1,
    title: '临时编号文件 30 天以上无变动',
    to: '/records?idleBefore=2026-03-02',
  });
  const { records } = await archive.read(world.partTimer, (db) =>
    findRecords(db, { idleBefore: '2026-03-02' }, { limit: 10 }),
  );
  expect(records.map(({ id }) => id)).toEqual([recordId]);
  await archive.run(changeCollectionSetting, world.archivesHead, {
    agencyId: world.agency.agencyId,
    idleWarnDays: 60,
    reason: '纸质件流转慢',
  });
  expect(await idle(world, late)).toBeUndefined();
});
