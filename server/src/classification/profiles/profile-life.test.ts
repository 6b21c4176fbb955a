import { categoryCodes } from '@lantai/contract/classification/category.ts';
import { profileField } from '@lantai/contract/classification/profile.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { adoptProfile } from './adopt-profile.ts';
import { draftProfile } from './draft-profile.ts';
import { editProfile } from './edit-profile.ts';
import { findProfiles, profileInForce } from './profile-queries.ts';
import { shipNationalProfiles } from './ship-national-profiles.ts';

async function givenHead() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const national = await archive.read(head, (db) => findProfiles(db, { category: 'ZP' }));
  const draft = () =>
    archive.run(draftProfile, head, {
      agencyId: agency.agencyId,
      fromProfileId: national[0]?.id ?? '',
    });
  const inForce = () => archive.read(head, (db) => profileInForce(db, agency.agencyId, 'ZP'));
  return { archive, agency, head, national, draft, inForce };
}

const lens = profileField.parse({ key: 'lens', name: '镜头', kind: 'text' });

test('the national model is shipped once for every category, and is in force where an agency has no own', async () => {
  const { archive, head, inForce } = await givenHead();
  await using _ = archive;
  await archive.run(shipNationalProfiles, systemActor, {});
  const shipped = await archive.read(head, (db) => findProfiles(db));
  expect(byText(shipped.map(({ category }) => category))).toEqual(byText(categoryCodes));
  expect(shipped.every(({ version, state }) => version === 1 && state === 'effective')).toBe(true);
  expect(await inForce()).toMatchObject({ version: 1, unit: '张' });
});

test('an agency’s version is drafted, edited and adopted, and the next one supersedes it', async () => {
  const { archive, agency, head, draft, inForce } = await givenHead();
  await using _ = archive;
  const first = await draft();
  await expect(draft()).rejects.toMatchObject({ code: 'classification.profile-draft-there' });
  const fields = [...first.fields, lens];
  const edit = (rowVersion: number, of = fields) =>
    archive.run(editProfile, head, {
      profileId: first.id,
      unit: '张',
      note: '加镜头',
      fields: of,
      rowVersion,
    });
  await expect(edit(1, [lens, lens])).rejects.toMatchObject({
    code: 'classification.profile-invalid',
  });
  await edit(1);
  await expect(edit(1)).rejects.toMatchObject({ code: 'records.changed-meanwhile' });
  await archive.run(adoptProfile, head, { profileId: first.id });
  expect((await inForce())?.fields.at(-1)).toEqual(lens);
  await expect(edit(2)).rejects.toMatchObject({ code: 'classification.profile-wrong-state' });

  const second = await draft();
  await archive.run(adoptProfile, head, { profileId: second.id });
  const own = await archive.read(head, (db) => findProfiles(db, { category: 'ZP' }));
  expect(
    own
      .filter(({ agencyId }) => agencyId === agency.agencyId)
      .map(({ version, state, effectiveTo }) => [version, state, effectiveTo]),
  ).toEqual([
    [2, 'effective', null],
    [1, 'superseded', '2026-03-01'],
  ]);
});

test('the archives head of one agency makes no profile for another, and an archivist none at all', async () => {
  const { archive, agency, head, national } = await givenHead();
  await using _ = archive;
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const fromProfileId = national[0]?.id ?? '';
  for (const [actor, agencyId] of [
    [head, other.agencyId],
    [archivist, agency.agencyId],
  ] as const)
    await expect(
      archive.run(draftProfile, actor, { agencyId, fromProfileId }),
    ).rejects.toMatchObject({ code: 'actor.out-of-reach' });
});

test('each change of a profile is in the trail, with what it changed', async () => {
  const { archive, agency, head, draft } = await givenHead();
  await using _ = archive;
  const { id, fields } = await draft();
  await archive.run(editProfile, head, {
    profileId: id,
    unit: '张',
    note: null,
    fields: [...fields.slice(1), lens],
    rowVersion: 1,
  });
  await archive.run(adoptProfile, head, { profileId: id });
  const story = (await archive.trail()).filter(({ subject }) => subject === `profile:${id}`);
  expect(story.map(({ command, agency_id }) => [command, agency_id])).toEqual([
    ['classification.draft-profile', agency.agencyId],
    ['classification.edit-profile', agency.agencyId],
    ['classification.adopt-profile', agency.agencyId],
  ]);
  expect(story[1]?.details.changes).toEqual([
    { key: 'lens', name: '镜头', kind: 'added', parts: [] },
    { key: 'photographer', name: '摄影者', kind: 'removed', parts: [] },
  ]);
});

const byText = (texts: readonly string[]) => texts.toSorted((one, other) => (one < other ? -1 : 1));
