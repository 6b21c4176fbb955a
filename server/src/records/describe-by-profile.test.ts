import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import { expect, test } from 'vitest';
import { givenRecord } from '../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { adoptProfile } from '../classification/profiles/adopt-profile.ts';
import { draftProfile } from '../classification/profiles/draft-profile.ts';
import { findProfiles } from '../classification/profiles/profile-queries.ts';
import { describeRecord } from './describe-record.ts';
import { getRecordDetail } from './record-detail.ts';
import { getRecordHistory } from './record-history.ts';

async function givenPhotograph(more: ProfileValues = {}) {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const recordId = await givenRecord(archive, agency, head, { category: 'ZP', more });
  const detail = () => archive.read(head, (db) => getRecordDetail(db, head, recordId));
  const describe = async (values: ProfileValues) =>
    archive.run(describeRecord, head, {
      recordId,
      version: (await detail()).version,
      changes: {},
      more: values,
    });
  return { archive, agency, head, recordId, detail, describe };
}

const whole = { photographer: '王敏', place: '云溪河', event: '防汛演练' };

test('what its category’s profile obliges to say keeps a record from being filed until it is said', async () => {
  const { archive, detail, describe } = await givenPhotograph({ photographer: '王敏' });
  await using _ = archive;
  expect((await detail()).faults).toEqual(['profile-required-missing']);
  await describe(whole);
  expect(await detail()).toMatchObject({ faults: [], more: whole, profile: { version: 1 } });
  await describe({ place: null });
  expect((await detail()).faults).toEqual(['profile-required-missing']);
});

test('a value that is none of its field’s is refused, with the field it stands in', async () => {
  const { archive, detail, describe } = await givenPhotograph(whole);
  await using _ = archive;
  await expect(describe({ width: '很宽', colour: '红' })).rejects.toMatchObject({
    code: 'records.description-invalid',
    details: { issues: [{ field: 'width' }, { field: 'colour' }] },
  });
  expect((await detail()).more).toEqual(whole);
});

test('each change of a further field is in the history under its name, with old and new value', async () => {
  const { archive, head, recordId, describe } = await givenPhotograph(whole);
  await using _ = archive;
  await describe({ place: '云溪桥', width: 4000 });
  const { changes } = await archive.read(head, (db) => getRecordHistory(db, recordId));
  expect(
    changes
      .map(({ fieldName, oldValue, newValue }) => [fieldName, oldValue, newValue])
      .toSorted((one, other) => String(one[0]).localeCompare(String(other[0]), 'zh')),
  ).toEqual([
    ['地点', '云溪河', '云溪桥'],
    ['宽（像素）', null, '4000'],
  ]);
});

test('a secrecy mark in a further field quarantines the record', async () => {
  const { archive, recordId, describe } = await givenPhotograph(whole);
  await using _ = archive;
  await describe({ event: '机密★5年 演练部署' });
  expect(await archive.row('record', recordId)).toMatchObject({
    quarantine_mark: '著录方案字段：机密',
  });
});

test('a record keeps the version it was described by until it is described anew', async () => {
  const { archive, agency, head, detail, describe, recordId } = await givenPhotograph(whole);
  await using _ = archive;
  const before = (await archive.row('record', recordId)).profile_id;
  const [national] = await archive.read(head, (db) => findProfiles(db, { category: 'ZP' }));
  const draft = await archive.run(draftProfile, head, {
    agencyId: agency.agencyId,
    fromProfileId: national?.id ?? '',
  });
  await archive.run(adoptProfile, head, { profileId: draft.id });
  expect((await archive.row('record', recordId)).profile_id).toBe(before);
  await describe({ place: '云溪桥' });
  expect((await archive.row('record', recordId)).profile_id).toBe(draft.id);
  expect((await detail()).profile?.id).toBe(draft.id);
});
