import { randomUUID } from 'node:crypto';
import type { InspectionPolicy } from '@lantai/contract/preservation/fixity.ts';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { systemActor } from '#platform/actor.ts';
import { execute, keepHouse, type Platform } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { administer } from '../../../test/postgres.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { drawSample } from '../../preservation/fixity/draw-sample.ts';
import { inspectFixity } from '../../preservation/fixity/inspect-fixity.job.ts';
import { decideInspectionPolicy } from '../../preservation/fixity/inspection-policy.ts';
import { findInspections } from '../../preservation/fixity/inspection-queries.ts';
import { dueNow, findStanding } from '../../preservation/fixity/inspection-rhythm.ts';
import { noteMove } from '../../preservation/fixity/note-move.ts';
import { findStored } from '../../preservation/fixity/stored-records.ts';
import { checkRecords } from '../check-records.job.ts';
import { getReport } from '../report-queries.ts';
import { keepRhythm } from './keep-rhythm.ts';
import { startKeepingInspection } from './start-keeping-inspection.ts';

const policy: InspectionPolicy = {
  ...{ singleSet: false, fullMonths: 24, samplePercent: 5, mibPerSecond: 10_000 },
  ...{ fromHour: 19, toHour: 7 },
};

/** An archive in which records were filed on 1 March 2026, and a clock that is moved by hand. */
async function givenRhythm(records: number) {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  for (let number = 1; number <= records; number += 1)
    await givenRecord(archive, agency, archivist, {
      description: {
        title: `关于第 ${number} 件事的通知`,
        documentNumber: `示〔2025〕${number}号`,
      },
      components: [await givenComponent(archive.storage, `正文 ${number}`)],
    });
  await fileAll(archive, archivist, agency);
  const { agencyId } = agency;
  const at = (moment: string): Platform => ({
    ...archive.platform,
    now: () => new Date(moment),
  });
  /** The night of a day: looks what is due, and does everything that it has begun. */
  const night = async (day: string) => {
    const platform = at(`${day}T14:00:00Z`);
    const started = await keepRhythm(platform);
    if (started > 0) await work(platform);
    return started;
  };
  /** As a runner does the jobs of what is open. */
  const work = async (platform: Platform) => {
    const here = (payload: object) => ({
      ...{ jobId: randomUUID(), actor: systemActor, payload },
      progress: async () => {},
    });
    const { storage } = archive;
    for (const { id: runId, endedAt, checks } of await inspections()) {
      if (!endedAt) await perform(platform, inspectFixity({ platform, storage }), here({ runId }));
      for (const { id, isOver } of checks)
        if (!isOver) await perform(platform, checkRecords(platform, storage), here({ runId: id }));
    }
  };
  const inspections = (actor: Actor = archivist) =>
    archive.read(actor, (db) => findInspections(db, agencyId));
  const standing = () => archive.read(archivist, (db) => findStanding(db, agencyId));
  const decide = (version: number, changed: Partial<InspectionPolicy>) =>
    archive.run(decideInspectionPolicy, archivist, {
      ...{ agencyId, version, reason: '依法调整', policy: { ...policy, ...changed } },
    });
  return { ...given, agencyId, at, night, work, inspections, standing, decide };
}

const told = ({ cause, kind, drawn }: { cause: string; kind: string; drawn: number }) =>
  `${cause} ${kind} ${drawn}`;

test('by the calendar: five in a hundred each quarter and everything after two years, each with the 32 items over the same records', async () => {
  const given = await givenRhythm(22);
  const { archive, archivist, night, inspections, agencyId } = given;
  await using _ = archive;
  expect(await night('2026-05-31')).toBe(0);
  for (const day of ['2026-06-01', '2026-09-01', '2026-12-01', '2027-03-01']) {
    expect([day, await night(day)]).toEqual([day, 1]);
    // It has been done: the next night nothing is due.
    expect(await night(day)).toBe(0);
  }
  for (const day of ['2027-06-01', '2027-09-01', '2027-12-01']) await night(day);
  expect(await night('2028-03-01')).toBe(1);

  const runs = (await inspections()).toReversed();
  expect(runs.map(told)).toEqual([
    ...Array.from({ length: 7 }, () => 'sample-due sample 2'),
    'full-due full 22',
  ]);
  for (const { seed, percent, endedAt, checks, drawn, withCheck, askedAt } of runs) {
    expect({ withCheck, ended: endedAt !== null }).toEqual({ withCheck: true, ended: true });
    const [check] = checks;
    expect(check).toMatchObject({ isOver: true, records: drawn });
    const report = await archive.read(archivist, (db) => getReport(db, check?.id ?? ''));
    expect(report).toMatchObject({ stage: 'BC', records: drawn });
    expect(report.items).toHaveLength(32);
    // An auditor draws again from the stored seed, and has the records that both of them looked at.
    const stored = await archive.read(archivist, (db) => findStored(db, { agencyId }, askedAt));
    const again = new Set(drawSample(stored, { seed, percent }));
    const checked = await archive.read(archivist, (db) =>
      db
        .selectFrom('check_run_record')
        .select('record_id')
        .where('run_id', '=', check?.id ?? '')
        .execute(),
    );
    expect(new Set(checked.map(({ record_id }) => record_id))).toEqual(again);
  }
  expect(new Set(runs.map(({ seed }) => seed)).size).toBe(runs.length);
}, 120_000);

test('an agency that keeps a single set is inspected whole each year', async () => {
  const { archive, night, decide, inspections } = await givenRhythm(2);
  await using _ = archive;
  await decide(0, { singleSet: true, fullMonths: 12, samplePercent: 100 });
  for (const day of ['2026-06-01', '2026-09-01', '2026-12-01']) await night(day);
  expect(await night('2027-02-28')).toBe(0);
  expect(await night('2027-03-01')).toBe(1);
  expect((await inspections())[0]).toMatchObject({ cause: 'full-due', kind: 'full', drawn: 2 });
});

test('after a migration everything is inspected: a restored archive, or many stored records converted', async () => {
  const { archive, agencyId, night, inspections, standing, at } = await givenRhythm(2);
  await using _ = archive;
  const move = { kind: 'restore', told: '由备份集 2026-03-02 恢复' } as const;
  await execute(at('2026-03-02T00:00:00Z'), noteMove, systemActor, move);
  expect((await standing()).moved).toContain('由备份集 2026-03-02 恢复');
  expect(await night('2026-03-02')).toBe(1);
  expect((await inspections())[0]).toMatchObject({ cause: 'migration', kind: 'full', drawn: 2 });
  expect((await standing()).moved).toBeNull();
  // What was converted before it was filed has moved nothing; what was converted in the store has.
  await givenConversion(archive, agencyId, new Date('2026-02-01T00:00:00Z'));
  expect((await standing()).moved).toBeNull();
  await givenConversion(archive, agencyId, new Date('2026-04-01T00:00:00Z'));
  expect((await standing()).moved).toContain('格式转换 2 件');
  expect(await night('2026-04-02')).toBe(1);
  expect((await inspections())[0]).toMatchObject({ cause: 'migration', kind: 'full', drawn: 2 });
});

/** As a run of conversions leaves it: a rendition for each of the agency's records. */
async function givenConversion(
  { ownerUrl }: { ownerUrl: string },
  agencyId: string,
  endedAt: Date,
): Promise<void> {
  const runId = randomUUID();
  const database = new URL(ownerUrl).pathname.slice(1);
  await administer(
    `insert into conversion_run (id, agency_id, format_rule, asked_at)
       values ('${runId}', '${agencyId}', '2026-1', '${endedAt.toISOString()}');
     insert into conversion (agency_id, run_id, record_id, source_id, source_name, source_format, source_size,
         source_sm3, target, target_id, target_size, target_sm3, state, tool, tool_version, started_at, ended_at, comparison)
       select '${agencyId}', '${runId}', record_id, id, file_name, 'DOC', size, sm3, 'pdf', id, size, sm3, 'done',
         '测试', '1', '${endedAt.toISOString()}', '${endedAt.toISOString()}', '{}'
       from component where agency_id = '${agencyId}'`,
    database,
  );
}

test('after the program or its database was changed, everything is to be inspected again', async () => {
  const { archive, night, standing } = await givenRhythm(1);
  await using _ = archive;
  expect(await night('2026-06-01')).toBe(1);
  expect((await standing()).changed).toBeNull();
  const database = new URL(archive.ownerUrl).pathname.slice(1);
  await administer(
    "update fixity_run set kind = 'full', percent = 100, environment = '兰台 0.0.1；PostgreSQL 17'",
    database,
  );
  expect((await standing()).changed).toContain('兰台 0.0.1');
  expect(dueNow(await standing(), '2026-06-02')).toBe('after-change');
});

test('what is due begins in the allowed hours, once, however many look, and nothing beside what is open', async () => {
  const { archive, at, inspections, work, night } = await givenRhythm(2);
  await using _ = archive;
  // 14:00 in Shanghai: people are at work.
  expect(await keepRhythm(at('2026-06-02T06:00:00Z'))).toBe(0);
  const evening = at('2026-06-02T14:00:00Z');
  const started = await Promise.all([
    keepRhythm(evening),
    keepRhythm(evening),
    keepRhythm(evening),
  ]);
  expect(started.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await inspections()).toMatchObject([{ cause: 'sample-due', endedAt: null, drawn: 1 }]);
  expect((await archive.trail()).at(-1)).toMatchObject({
    ...{ command: 'quality.start-due-inspection', person_id: null },
  });
  // A year later it is still open, and so is its check: nothing is begun beside it.
  expect(await keepRhythm(at('2028-06-02T14:00:00Z'))).toBe(0);
  await work(evening);
  expect(await night('2028-06-02')).toBe(1);
  expect(await inspections()).toHaveLength(2);
});

test('an inspection without the check, of a copy alone or of less than the policy asks for does not keep the rhythm', async () => {
  const { archive, agency, agencyId, archivist, standing, work, at } = await givenRhythm(2);
  await using _ = archive;
  const { platform } = archive;
  const order = async (more: object) => {
    await archive.run(startKeepingInspection, archivist, {
      ...{ agencyId, kind: 'full', cause: 'asked', withCheck: true },
      ...more,
    });
    await work(at(platform.now().toISOString()));
  };
  const lasts = async () => {
    const { lastFull, lastSample } = await standing();
    return [lastFull !== null, lastSample !== null];
  };
  await order({ withCheck: false });
  await order({ kind: 'sample', percent: 4 });
  await order({ fondsId: agency.fondsId, year: 1999 }).catch(() => undefined);
  expect(await lasts()).toEqual([false, false]);
  await order({ kind: 'sample', percent: 5 });
  expect(await lasts()).toEqual([false, true]);
  // One of the two was of another year.
  const [recordId = ''] = await archive.read(archivist, (db) => findStored(db, { agencyId }));
  await keepHouse(platform, (tx) =>
    tx.updateTable('record').set({ year: 2019 }).where('id', '=', recordId).execute(),
  );
  await order({ fondsId: agency.fondsId, year: 2019 });
  expect(await lasts()).toEqual([false, true]);
  // All of the only fonds is everything.
  await order({ fondsId: agency.fondsId });
  expect(await lasts()).toEqual([true, true]);
});
