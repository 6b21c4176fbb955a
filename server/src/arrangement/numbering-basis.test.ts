import { expect, test } from 'vitest';
import { givenRecord } from '../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  givenSchedule,
  openTestArchive,
} from '../../test/test-archive.ts';
import { grantScheduleException } from '../classification/grant-schedule-exception.ts';
import { reviewFiling } from './arrangement-queries.ts';
import { fileAll } from './given-filing.test-fixture.ts';
import { startFiling } from './start-filing.ts';

async function givenUnscheduled() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive, { schedule: false });
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const recordId = await givenRecord(archive, agency, archivist);
  const basis = async (today: string) =>
    (await archive.read(archivist, (db) => reviewFiling(db, agency.fondsId, today))).basis;
  return { archive, agency, archivist, head, recordId, basis };
}

test('without an approved schedule records are collected and described, but not numbered', async () => {
  const { archive, agency, archivist, recordId, basis } = await givenUnscheduled();
  await using _ = archive;
  expect(await basis('2026-03-01')).toBe('none');
  await expect(
    archive.run(startFiling, archivist, { fondsId: agency.fondsId }),
  ).rejects.toMatchObject({ code: 'classification.no-schedule', details: { agency: '示例局' } });
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'registered' });
  await givenSchedule(archive, agency.agencyId);
  expect(await basis('2026-03-01')).toBe('schedule');
  await fileAll(archive, archivist, agency);
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'filed' });
});

test('the head of the archives lets an agency number for a time, with a reason that stays', async () => {
  const { archive, agency, archivist, head, recordId, basis } = await givenUnscheduled();
  await using _ = archive;
  const grant = {
    agencyId: agency.agencyId,
    reason: '新设机关，期限表报审中',
    validUntil: '2026-03-31',
  };
  await expect(archive.run(grantScheduleException, archivist, grant)).rejects.toMatchObject({
    code: 'actor.out-of-reach',
  });
  await expect(
    archive.run(grantScheduleException, head, { ...grant, validUntil: '2026-02-28' }),
  ).rejects.toMatchObject({ code: 'classification.exception-past' });
  await archive.run(grantScheduleException, head, grant);
  expect([await basis('2026-03-31'), await basis('2026-04-01')]).toEqual(['exception', 'none']);
  await fileAll(archive, archivist, agency);
  expect(await archive.row('record', recordId)).toMatchObject({ state: 'filed' });
  const granted = (await archive.trail()).find(
    ({ command }) => command === 'classification.grant-schedule-exception',
  );
  expect(granted).toMatchObject({
    actor_name: head.name,
    details: { reason: grant.reason, validUntil: grant.validUntil },
  });
});
