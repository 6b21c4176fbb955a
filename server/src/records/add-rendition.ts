import type { Row, Tx } from '#platform/database.ts';
import { arrange } from './change-components.ts';
import type { StagedComponent } from './insert-records.ts';

type Rendition = {
  readonly component: Omit<StagedComponent, 'role'>;
  /** Of a filed record: where in its object the bytes were put. */
  readonly logicalPath: string | null;
  /** Whether its text is to be read: not where the source's own was. */
  readonly readText: boolean;
};

/**
 * Gives a record one more component, made out of another (转换件), after all that was received. What was
 * received is not touched. Unlike a component handed in, a filed record takes it: its object has a new
 * version by then.
 */
export async function addRendition(
  { tx, now }: { tx: Tx; now: Date },
  record: Row<'record'>,
  { component, logicalPath, readText }: Rendition,
): Promise<string> {
  const { id } = await tx
    .insertInto('component')
    .values({
      agency_id: record.agency_id,
      record_id: record.id,
      role: 'rendition',
      position: logicalPath === null ? 1_000_000 : await nextPosition(tx, record.id),
      file_name: component.fileName,
      media_type: component.mediaType,
      size: component.size,
      sha512: component.sha512,
      sm3: component.sm3,
      logical_path: logicalPath,
      added_at: now,
      ...(!readText && { text_state: 'none', text_note: '文字见源文件' }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // The paths of a filed record's components are named by their positions, which are fixed.
  if (logicalPath === null) await arrange(tx, record.id);
  return id;
}

export async function nextPosition(tx: Pick<Tx, 'selectFrom'>, recordId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('component')
    .select((row) => row.fn.max('position').as('last'))
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
