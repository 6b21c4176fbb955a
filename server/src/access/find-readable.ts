import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { refuseDestroyed } from '../records/record-queries.ts';

export type OneComponent = { recordId: string; componentId: string };
export type Readable = {
  readonly component: Row<'component'>;
  /** The archival code, or the temporary number of what has none yet. */
  readonly code: string | null;
};

/** A component whose content may be let out to whoever may see it; `action` is what a refusal names. */
export async function findReadable(
  db: Db,
  { recordId, componentId }: OneComponent,
  action: string,
): Promise<Readable> {
  const found = await db
    .selectFrom('component')
    .innerJoin('record', 'record.id', 'component.record_id')
    .selectAll('component')
    .select(['record.quarantined_at', 'record.archival_code', 'record.temporary_number'])
    .where('component.id', '=', componentId)
    .where('record.id', '=', recordId)
    .executeTakeFirst();
  await refuseDestroyed(db, recordId);
  if (!found) throw new Problem('records.component-not-found');
  const { quarantined_at, archival_code, temporary_number, ...component } = found;
  if (quarantined_at) throw new Problem('records.quarantined', { action });
  return { component, code: archival_code ?? temporary_number };
}

/** What the trail says of a component that was let out. */
export const letOut = ({ component, code }: Readable) => ({
  code,
  component: component.id,
  fileName: component.file_name,
  sm3: component.sm3,
});
