import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import {
  type DescriptionChanges,
  emptyDescription,
  withChanges,
} from '@lantai/contract/records/record.ts';
import { changed, command } from '#platform/command.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { requireReadable, withDepartmentName } from './description-columns.ts';
import { insertRecords, type StagedComponent } from './insert-records.ts';
import { requireClauseInForce } from './retention-clause.ts';

export type CreateRecord = {
  fondsId: string;
  category: CategoryCode;
  description: DescriptionChanges;
  components: readonly StagedComponent[];
  register: boolean;
  source: string;
  sourceKey: string | null;
};

/** Takes one document in; returns its id. */
export const createRecord = command<CreateRecord, string>({
  name: 'records.create-record',

  async perform({ tx, actor, now }, input) {
    const fonds = await getFonds(tx, input.fondsId);
    requireReadable(input.description);
    const description = await withDepartmentName(
      tx,
      fonds.agency_id,
      withChanges(emptyDescription, input.description),
    );
    if (description.retentionItemId)
      await requireClauseInForce(tx, fonds.agency_id, description.retentionItemId);
    const { category, components, register, source, sourceKey } = input;
    const { taken, events } = await insertRecords({ tx, actor, now, fonds }, [
      { description, category, components, register, source, sourceKey },
    ]);
    const [event, ...more] = events;
    const id = taken[0]?.id;
    if (!event || id === undefined) return existing(tx, fonds.id, source, sourceKey);
    return changed(id, event, ...more);
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
