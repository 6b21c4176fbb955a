import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import {
  type ProfileValues,
  withProfileValues,
} from '@lantai/contract/classification/profile-values.ts';
import {
  type DescriptionChanges,
  emptyDescription,
  withChanges,
} from '@lantai/contract/records/record.ts';
import type { ReceivedAs } from '@lantai/contract/records/record-life.ts';
import { changed, command } from '#platform/command.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { profileInForce } from '../classification/profiles/profile-queries.ts';
import { requireReadable, withDepartmentName } from './description-columns.ts';
import { insertRecords, type StagedComponent } from './insert-records.ts';
import { requireMatterOpen } from './matter-of-record.ts';
import { issuesOfMore } from './profile-description.ts';
import { requireClauseInForce } from './retention-clause.ts';

export type CreateRecord = {
  fondsId: string;
  category: CategoryCode;
  description: DescriptionChanges;
  /** Further fields, by the keys of the category's profile. */
  more?: ProfileValues | undefined;
  components: readonly StagedComponent[];
  register: boolean;
  source: string;
  sourceKey: string | null;
  receivedAs?: ReceivedAs;
};

/** Takes one document in; returns its id. */
export const createRecord = command<CreateRecord, string>({
  name: 'records.create-record',

  async perform({ tx, actor, now }, input) {
    const fonds = await getFonds(tx, input.fondsId);
    const { category, components, register, source, sourceKey, receivedAs, more = {} } = input;
    const profile = await profileInForce(tx, fonds.agency_id, category);
    requireReadable(input.description, issuesOfMore(profile, more));
    const description = await withDepartmentName(
      tx,
      fonds.agency_id,
      withChanges(emptyDescription, input.description),
    );
    if (description.matterId) await requireMatterOpen(tx, fonds.id, description.matterId);
    if (description.retentionItemId)
      await requireClauseInForce(tx, fonds.agency_id, description.retentionItemId);
    const { taken, events } = await insertRecords({ tx, actor, now, fonds }, [
      {
        description,
        more: withProfileValues({}, more),
        category,
        components,
        register,
        source,
        sourceKey,
        ...(receivedAs && { receivedAs }),
      },
    ]);
    const [event, ...others] = events;
    const id = taken[0]?.id;
    if (!event || id === undefined) return existing(tx, fonds.id, source, sourceKey);
    return changed(id, event, ...others);
  },
});

/** Intake is idempotent by source key: the same document again is the same record. */
async function existing(
  tx: Parameters<typeof getFonds>[0],
  fondsId: string,
  source: string,
  sourceKey: string | null,
) {
  const { id } = await tx
    .selectFrom('record')
    .select('id')
    .where('fonds_id', '=', fondsId)
    .where('source', '=', source)
    .where('source_key', '=', sourceKey)
    .executeTakeFirstOrThrow();
  return { result: id, events: [] };
}
