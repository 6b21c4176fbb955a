import { builtInProfiles } from '@lantai/contract/classification/built-in-profiles.ts';
import { categoryName } from '@lantai/contract/classification/category.ts';
import {
  type DescribedBy,
  type ProfileField,
  profileField,
} from '@lantai/contract/classification/profile.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { dayOf } from '#platform/clock.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { requiredKeys } from './edit-profile.ts';

/**
 * Puts the national model of each category into the archive, as its next version where the product
 * has a newer one; agencies' own versions stay as they are. Run at every start.
 */
export const shipNationalProfiles = command<Record<string, never>, undefined>({
  name: 'classification.ship-national-profiles',

  async perform({ tx, now }) {
    const there = await tx
      .selectFrom('description_profile')
      .selectAll()
      .where('agency_id', 'is', null)
      .where('state', '=', 'effective')
      .execute();
    const events: TrailEvent[] = [];
    for (const model of builtInProfiles) {
      const before = there.find(({ category }) => category === model.category);
      if (before && sameText(before, model)) continue;
      if (before) await supersede(tx, before.id, dayOf(now));
      const version = (before?.version ?? 0) + 1;
      const { id } = await tx
        .insertInto('description_profile')
        .values({
          agency_id: null,
          category: model.category,
          version,
          state: 'effective',
          unit: model.unit,
          fields: JSON.stringify(model.fields),
          required_keys: requiredKeys(model.fields),
          source: 'GB/T 18894-2016、DA/T 18-2022 等标准',
          effective_from: dayOf(now),
          changed_at: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const details = { category: categoryName(model.category), version };
      events.push({ subject: `profile:${id}`, details });
    }
    const [event, ...more] = events;
    return event ? changed(undefined, event, ...more) : unchanged(undefined);
  },
});

type Model = { readonly unit: DescribedBy['unit']; readonly fields: readonly ProfileField[] };

/** The database keeps the keys of an object in an order of its own: both are read before they are compared. */
function sameText(left: Model, other: Model): boolean {
  const text = ({ unit, fields }: Model) =>
    JSON.stringify([unit, fields.map((field) => profileField.parse(field))]);
  return text(left) === text(other);
}

async function supersede(tx: Tx, profileId: string, today: string): Promise<void> {
  await tx
    .updateTable('description_profile')
    .set({ state: 'superseded', effective_to: today })
    .where('id', '=', profileId)
    .execute();
}
