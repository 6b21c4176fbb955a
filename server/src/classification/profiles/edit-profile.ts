import {
  type DescriptionProfile,
  type ProfileAction,
  type ProfileField,
  type ProfileState,
  type ProfileUnit,
  profileAfter,
  profileStateNames,
} from '@lantai/contract/classification/profile.ts';
import { profileDifference } from '@lantai/contract/classification/profile-difference.ts';
import { changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getShownProfile, lockProfile } from './profile-queries.ts';

type EditProfile = {
  profileId: string;
  unit: ProfileUnit;
  note: string | null;
  fields: ProfileField[];
  rowVersion: number;
};

export const editProfile = command<EditProfile, DescriptionProfile>({
  name: 'classification.edit-profile',

  async perform({ tx, actor, now }, { profileId, unit, note, fields, rowVersion }) {
    const before = await lockProfile(tx, profileId);
    profileStep(before, 'edit', '修改');
    if (before.row_version !== rowVersion)
      throw new Problem('records.changed-meanwhile', { by: '他人' });
    requireUsable(fields);
    await tx
      .updateTable('description_profile')
      .set({
        unit,
        note,
        fields: JSON.stringify(fields),
        required_keys: requiredKeys(fields),
        changed_by: actor.personId,
        changed_at: now,
        row_version: rowVersion + 1,
      })
      .where('id', '=', profileId)
      .execute();
    return changed(await getShownProfile(tx, profileId), {
      subject: `profile:${profileId}`,
      agencyId: before.agency_id,
      details: { unit, note, changes: profileDifference(before.fields, fields) },
    });
  },
});

/** The state an action leads to, or the problem that keeps the profile from it. */
export function profileStep(
  { state }: Row<'description_profile'>,
  action: ProfileAction,
  name: string,
): ProfileState {
  const after = profileAfter(state, action);
  if (!after)
    throw new Problem('classification.profile-wrong-state', {
      state: profileStateNames[state],
      action: name,
    });
  return after;
}

export function requiredKeys(fields: readonly ProfileField[]): string[] {
  return fields.filter(({ required }) => required).map(({ key }) => key);
}

function requireUsable(fields: readonly ProfileField[]): void {
  const reasons = [
    ...repeated(fields.map(({ key }) => key)).map((key) => `字段代码 ${key} 重复`),
    ...repeated(fields.map(({ name }) => name)).map((name) => `字段名 ${name} 重复`),
    ...fields
      .filter(({ kind, choices }) => kind === 'choice' && choices.length === 0)
      .map(({ name }) => `${name}是选项，但没有列出选项`),
  ];
  if (reasons.length > 0)
    throw new Problem('classification.profile-invalid', { reason: reasons.join('；') });
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
