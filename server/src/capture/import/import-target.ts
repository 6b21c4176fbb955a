import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ProfileField } from '@lantai/contract/classification/profile.ts';
import type { RetentionCode } from '@lantai/contract/classification/retention.ts';
import type { Day } from '@lantai/contract/values.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { profileInForce } from '../../classification/profiles/profile-queries.ts';
import { findPermittedRetentions } from '../../classification/schedule-queries.ts';
import type { RowRules } from '../catalogue/read-row.ts';
import { type Workplace, workplaceIn } from '../workplace.ts';

/** Where a catalogue goes, and what its rows are judged by there. */
export type ImportTarget = {
  readonly fonds: Row<'fonds'>;
  readonly category: CategoryCode;
  readonly workplace: Workplace;
  /** What the category's records are described by, beside the columns of every catalogue. */
  readonly profileFields: readonly ProfileField[];
  readonly rules: RowRules;
};

export async function getImportTarget(
  db: Db,
  actor: Actor,
  { fondsId, category, today }: { fondsId: string; category: CategoryCode; today: Day },
): Promise<ImportTarget> {
  const fonds = await getFonds(db, fondsId);
  const permitted = await findPermittedRetentions(db, fonds.agency_id, category);
  return {
    fonds,
    category,
    profileFields: (await profileInForce(db, fonds.agency_id, category))?.fields ?? [],
    workplace: await workplaceIn(db, actor, fonds.agency_id),
    rules: {
      today,
      category,
      fondsCode: fonds.code,
      foundedOn: (fonds.founded_on ?? undefined) as Day | undefined,
      // An agency whose own schedule is not in force yet follows the usual three.
      permittedRetentions: permitted.length > 0 ? (permitted as RetentionCode[]) : undefined,
    },
  };
}
