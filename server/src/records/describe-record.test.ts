import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { createRecord } from './create-record.ts';
import { describeRecord } from './describe-record.ts';

async function givenRecord() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const recordId = await archive.run(createRecord, archivist, {
    fondsId: agency.fondsId,
    category: 'WS',
    description: {
      title: '关于防汛工作的通知',
      date: '2025年5月6日',
      departmentId: agency.officeId,
    },
    components: [],
    register: true,
    source: 'upload',
    sourceKey: null,
  });
  return { archive, agency, archivist, recordId };
}

test('a record gets its temporary number and its year at once', async () => {
  const { archive, recordId } = await givenRecord();
  await using _ = archive;
  expect(await archive.row('record', recordId)).toMatchObject({
    state: 'registered',
    temporary_number: 'TA001-2026-000001',
    document_on: '2025-05-06',
    date_given: '2025年5月6日',
    year: 2025,
    department_name: '办公室',
  });
});

test('a change keeps the old and the new value', async () => {
  const { archive, archivist, recordId } = await givenRecord();
  await using _ = archive;
  await archive.run(describeRecord, archivist, {
    recordId,
    version: 1,
    changes: { title: '关于做好防汛工作的通知', pages: 4 },
  });
  const changes = await archive.read(archivist, (db) =>
    db
      .selectFrom('field_change')
      .select(['field', 'old_value', 'new_value'])
      .orderBy('field')
      .execute(),
  );
  expect(changes).toEqual([
    { field: 'pages', old_value: null, new_value: '4' },
    { field: 'title', old_value: '关于防汛工作的通知', new_value: '关于做好防汛工作的通知' },
  ]);
});

test('two people who open the same record cannot overwrite each other', async () => {
  const { archive, archivist, recordId } = await givenRecord();
  await using _ = archive;
  const change = (pages: number) =>
    archive.run(describeRecord, archivist, { recordId, version: 1, changes: { pages } });
  const outcomes = await Promise.allSettled([change(1), change(2)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'records.changed-meanwhile' },
  });
});

test('a date that is no day is refused with its field', async () => {
  const { archive, archivist, recordId } = await givenRecord();
  await using _ = archive;
  await expect(
    archive.run(describeRecord, archivist, {
      recordId,
      version: 1,
      changes: { date: '2014-02-30' },
    }),
  ).rejects.toMatchObject({
    code: 'records.description-invalid',
    details: { issues: [{ field: 'date' }] },
  });
});

test('an archivist of another agency does not even find the record', async () => {
  const { archive, recordId } = await givenRecord();
  await using _ = archive;
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(archive, 'archivist', other.agencyId);
  await expect(
    archive.run(describeRecord, stranger, { recordId, version: 1, changes: { pages: 1 } }),
  ).rejects.toMatchObject({ code: 'records.not-found' });
});

test('a title that carries a secrecy mark quarantines the record', async () => {
  const { archive, archivist, recordId } = await givenRecord();
  await using _ = archive;
  await archive.run(describeRecord, archivist, {
    recordId,
    version: 1,
    changes: { title: '秘密★5年 关于防汛工作的通知' },
  });
  expect(await archive.row('record', recordId)).toMatchObject({ quarantine_mark: '题名：秘密' });
  const seen = await archive.read(systemActor, (db) =>
    db.selectFrom('record').select('quarantined_at').where('id', '=', recordId).executeTakeFirst(),
  );
  expect(seen?.quarantined_at).not.toBeNull();
});
