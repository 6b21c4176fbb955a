import { expect, test } from 'vitest';
import { dayOf } from '#platform/clock.ts';
import { keepHouse } from '#platform/command.ts';
import { findRecords } from '#records/record-queries.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { findDueLines } from '../collection-work.ts';
import { findRulesInForce } from '../deadlines/deadline-queries.ts';
import { decideDeadlineRule } from '../deadlines/decide-deadline-rule.ts';
import {
  givenAccepted,
  givenCollected,
  givenCollecting,
  givenPreFiled,
  refusal,
} from '../given-collection.test-fixture.ts';
import { acknowledgeLine } from './acknowledge-line.ts';
import { amendPlan } from './amend-plan.ts';
import { approvePlan } from './approve-plan.ts';
import { closePlan } from './close-plan.ts';
import { drawUpPlan } from './draw-up-plan.ts';
import { editPlan } from './edit-plan.ts';
import { explainLine } from './explain-line.ts';
import { getPlan } from './plan-queries.ts';
import { publishPlan } from './publish-plan.ts';

async function givenPlanning() {
  const world = await givenCollecting();
  const leader = await givenPerson(world.archive, 'leader', world.agency.agencyId);
  const today = dayOf(world.archive.platform.now());
  const shown = (planId: string) =>
    world.archive.read(world.archivist, (db) => getPlan(db, planId, today));
  const drawUp = (year: number) =>
    world.archive.run(drawUpPlan, world.archivesHead, { fondsId: world.agency.fondsId, year });
  const publish = async (planId: string) => {
    await world.archive.run(approvePlan, leader, { planId });
    await world.archive.run(publishPlan, world.archivesHead, { planId });
  };
  return { ...world, leader, shown, drawUp, publish };
}

test('a plan has a line for every department, with what it filed last year and its limit', async () => {
  const world = await givenPlanning();
  await using _ = world.archive;
  await givenAccepted(world, { description: { date: '2024-03-01' } });
  const planId = await world.drawUp(2025);
  const { lineList } = await world.shown(planId);
  expect(
    lineList.map(({ departmentName, category, dueOn, expected, lastYear, rule }) => [
      departmentName,
      category,
      dueOn,
      expected,
      lastYear,
      rule,
    ]),
  ).toEqual([
    ['办公室', 'WS', '2026-06-30', 1, 1, '次年 6 月 30 日前'],
    ['财务科', 'WS', '2026-06-30', 0, 0, '次年 6 月 30 日前'],
  ]);
  expect(await refusal(world.drawUp(2025))).toBe('collection.plan-there-already');
});

test('what the source systems say was finished is expected, where it is more than last year', async () => {
  const world = await givenPlanning();
  await using archive = world.archive;
  const { agencyId, fondsId, financeId } = world.agency;
  await keepHouse(archive.platform, async (tx) => {
    const { id: source_id } = await tx
      .insertInto('source_system')
      .values({
        agency_id: agencyId,
        fonds_id: fondsId,
        code: 'OA',
        name: '办公系统',
        classified: false,
        state: 'open',
        created_at: archive.platform.now(),
        changed_at: archive.platform.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const finished = (key: string, at: string) => ({
      source_id,
      agency_id: agencyId,
      source_key: key,
      process_code: 'FW',
      org_code: '02',
      unit_id: financeId,
      finished_at: new Date(at),
      noted_at: archive.platform.now(),
    });
    await tx
      .insertInto('finished_instance')
      .values([
        finished('1', '2025-03-01T00:00:00Z'),
        finished('2', '2025-12-31T15:59:00Z'),
        // 2026 already, in Shanghai.
        finished('3', '2025-12-31T16:01:00Z'),
        { ...finished('4', '2025-05-01T00:00:00Z'), excluded_at: new Date(), reason: '重份' },
      ])
      .execute();
  });
  const { lineList } = await world.shown(await world.drawUp(2025));
  expect(
    lineList.map(({ departmentName, expected, lastYear, finished }) => [
      departmentName,
      { expected, lastYear, finished },
    ]),
  ).toEqual([
    ['办公室', { expected: 0, lastYear: 0, finished: 0 }],
    ['财务科', { expected: 2, lastYear: 0, finished: 2 }],
  ]);
});

test('it is published after the leader approved it, never the one who drew it up, and edits undo the approval', async () => {
  const world = await givenPlanning();
  await using archive = world.archive;
  const planId = await world.drawUp(2025);
  const publish = () => archive.run(publishPlan, world.archivesHead, { planId });
  expect(await refusal(publish())).toBe('collection.plan-not-approved');
  expect(await refusal(archive.run(approvePlan, world.archivesHead, { planId }))).toBe(
    'collection.same-person',
  );
  await archive.run(approvePlan, world.leader, { planId });
  const { lineList } = await world.shown(planId);
  await archive.run(editPlan, world.archivesHead, {
    planId,
    lines: lineList.slice(0, 1).map(({ departmentId, category, dueOn }) => ({
      departmentId,
      category,
      dueOn,
      expected: 20,
      ownerId: world.partTimer.personId,
    })),
  });
  expect(await refusal(publish())).toBe('collection.plan-not-approved');
  await archive.run(approvePlan, world.leader, { planId });
  await publish();
  expect(await world.shown(planId)).toMatchObject({ state: 'published', lines: 1, expected: 20 });
  expect(await refusal(archive.run(editPlan, world.archivesHead, { planId, lines: [] }))).toBe(
    'collection.plan-wrong-state',
  );
});

test('departments acknowledge their own lines; a plan is closed when each is done or explained', async () => {
  const world = await givenPlanning();
  await using archive = world.archive;
  const planId = await world.drawUp(2025);
  await givenCollected(world);
  await world.publish(planId);
  const [office, finance] = (await world.shown(planId)).lineList;
  const acknowledge = (lineId = '') => archive.run(acknowledgeLine, world.head, { lineId });
  await acknowledge(office?.id);
  expect(await refusal(acknowledge(finance?.id))).toBe('collection.plan-line-not-found');
  expect(await world.shown(planId)).toMatchObject({ state: 'in-progress' });
  const close = () => archive.run(closePlan, world.archivist, { planId });
  expect(await refusal(close())).toBe('collection.plan-lines-open');
  await archive.run(explainLine, world.head, { lineId: office?.id ?? '', explanation: '结转下年' });
  await close();
  expect(await world.shown(planId)).toMatchObject({ state: 'closed' });
});

test('every figure of a line is the total of the record list that it opens', async () => {
  const world = await givenPlanning();
  await using archive = world.archive;
  const { agency, archivist } = world;
  const planId = await world.drawUp(2025);
  await givenCollected(world);
  await givenPreFiled(world);
  await givenAccepted(world);
  const [line] = (await world.shown(planId)).lineList;
  const total = async (state: Parameters<typeof findRecords>[1]['state']) => {
    const { total: found } = await archive.read(archivist, (db) =>
      findRecords(
        db,
        {
          fondsId: agency.fondsId,
          departmentId: agency.officeId,
          category: ['WS'],
          year: 2025,
          state,
        },
        { limit: 1 },
      ),
    );
    return found;
  };
  const handedOver = ['submitted', 'checking', 'accepted', 'filing', 'filed'] as const;
  expect(line).toMatchObject({
    captured: await total(['registered', 'in-handling', 'pre-filed', 'returned', ...handedOver]),
    submitted: await total([...handedOver]),
    accepted: await total(['accepted', 'filing', 'filed']),
    overdue: 0,
  });
  expect([line?.captured, line?.submitted, line?.accepted]).toEqual([3, 1, 1]);
});

test('past its day, what is here and was not handed over is overdue', async () => {
  const world = await givenPlanning();
  await using _ = world.archive;
  await givenCollected(world, { description: { date: '2024-05-06' } });
  const planId = await world.drawUp(2024);
  const [line] = (await world.shown(planId)).lineList;
  expect(line).toMatchObject({ dueOn: '2025-06-30', daysToDue: -244, overdue: 1 });
  expect(await world.shown(planId)).toMatchObject({ overdueLines: 1 });
  await world.publish(planId);
  const remindedOf = async () => {
    const items = await world.archive.read(world.head, (db) =>
      findDueLines(db, world.head, world.archive.platform.now()),
    );
    return items.map(({ key, count }) => [key, count]);
  };
  expect(await remindedOf()).toEqual([['plan-overdue', 1]]);
  await world.archive.run(explainLine, world.head, {
    lineId: line?.id ?? '',
    explanation: '结转下年',
  });
  expect(await remindedOf()).toEqual([]);
  expect(await world.shown(planId)).toMatchObject({ overdueLines: 0 });
});

test('an amendment is a next version; what was in force is superseded when it is published', async () => {
  const world = await givenPlanning();
  await using archive = world.archive;
  const planId = await world.drawUp(2025);
  await world.publish(planId);
  const amended = await archive.run(amendPlan, world.archivesHead, { planId, reason: '机构调整' });
  expect(await world.shown(planId)).toMatchObject({ state: 'published' });
  await world.publish(amended);
  expect([await world.shown(planId), await world.shown(amended)]).toMatchObject([
    { version: 1, state: 'superseded' },
    { version: 2, state: 'published', reason: '机构调整', lines: 2 },
  ]);
});

test('a limit of the agency’s own goes before the shipped one from its day on, and both stay on record', async () => {
  const world = await givenPlanning();
  await using archive = world.archive;
  const { agencyId } = world.agency;
  await archive.run(decideDeadlineRule, world.archivesHead, {
    agencyId,
    category: 'WS',
    matter: null,
    rule: { kind: 'by-day', years: 1, month: 3, day: 31 },
    source: '本机关归档制度',
    effectiveFrom: '2026-03-01',
  });
  const inForce = async (onDay: string) => {
    const rules = await archive.read(world.archivist, (db) =>
      findRulesInForce(db, agencyId, onDay),
    );
    return rules.find(({ category, matter }) => category === 'WS' && matter === null)?.text;
  };
  expect([await inForce('2026-02-28'), await inForce('2026-03-01')]).toEqual([
    '次年 6 月 30 日前',
    '次年 3 月 31 日前',
  ]);
});
