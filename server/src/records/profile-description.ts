import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { DescribedBy } from '@lantai/contract/classification/profile.ts';
import {
  type ProfileIssue,
  type ProfileValues,
  profileIssues,
  shownProfileValue,
  withProfileValues,
} from '@lantai/contract/classification/profile-values.ts';
import type { Db, Row } from '#platform/database.ts';
import { findProfile, profileInForce } from '../classification/profiles/profile-queries.ts';

type Described = Pick<Row<'record'>, 'agency_id' | 'category' | 'profile_id' | 'archival_code'>;

/**
 * The profile a record is described by: the one in force, or, once it has its code, the version by
 * which it was described and accepted.
 */
export async function profileOf(db: Db, record: Described): Promise<DescribedBy | undefined> {
  const kept =
    record.archival_code !== null && record.profile_id !== null
      ? await findProfile(db, record.profile_id)
      : undefined;
  return kept ?? profileInForce(db, record.agency_id, record.category);
}

/** The profiles for records on their way in, one for each category that comes. */
export async function profilesInForce(
  db: Db,
  agencyId: string,
  categories: readonly CategoryCode[],
): Promise<ReadonlyMap<CategoryCode, string>> {
  const found = new Map<CategoryCode, string>();
  for (const category of new Set(categories)) {
    const profile = await profileInForce(db, agencyId, category);
    if (profile) found.set(category, profile.id);
  }
  return found;
}

export function issuesOfMore(
  profile: DescribedBy | undefined,
  more: ProfileValues,
): ProfileIssue[] {
  return profileIssues(profile?.fields ?? [], more);
}

export type MoreChange = { field: string; before: string | null; after: string | null };

/** The further fields with changes laid over them, and what of them is different now. */
export function changedMore(
  before: Readonly<Record<string, unknown>>,
  changes: ProfileValues,
): { more: Record<string, unknown>; differences: MoreChange[] } {
  const more = withProfileValues(before, changes);
  const differences = Object.keys(changes)
    .filter((key) => before[key] !== more[key])
    .map((key) => ({
      field: moreField(key),
      before: asText(before[key]),
      after: asText(more[key]),
    }));
  return { more, differences };
}

/** How the history names a further field: its key may be that of a field of every record. */
export const moreField = (key: string) => `more.${key}`;

const asText = (value: unknown) => (value === undefined ? null : shownProfileValue(value));

/** Of values that a file says of itself, those that the profile has a field for and that it allows. */
export function usableIn(profile: DescribedBy | undefined, values: ProfileValues): ProfileValues {
  const wrong = new Set(issuesOfMore(profile, values).map(({ field }) => field));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !wrong.has(key)));
}
