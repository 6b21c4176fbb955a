import { recordAfter, recordStateNames } from '@lantai/contract/records/record-life.ts';
import { findSecrecyMark } from '@lantai/contract/records/secrecy-mark.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { inOrder, type StagedComponent } from './insert-records.ts';
import { lockRecord, recordStep } from './lock-record.ts';

type AddComponent = { recordId: string; component: StagedComponent };

export const addComponent = command<AddComponent, string>({
  name: 'records.add-component',

  async perform({ tx, actor, now }, { recordId, component }) {
    const record = await lockUnfiled(tx, recordId);
    const mark = findSecrecyMark(component.fileName);
    await tx
      .insertInto('component')
      .values({
        agency_id: record.agency_id,
        record_id: recordId,
        role: component.role,
        position: 1_000_000,
        file_name: component.fileName,
        media_type: component.mediaType,
        size: component.size,
        sha512: component.sha512,
        sm3: component.sm3,
        added_at: now,
      })
      .execute();
    await arrange(tx, recordId);
    if (mark)
      await tx
        .updateTable('record')
        .set({
          quarantined_at: now,
          quarantine_mark: `电子文件名：${securityLevelNames[mark.level]}`,
          changed_by: actor.personId,
          changed_at: now,
          version: record.version + 1,
        })
        .where('id', '=', recordId)
        .execute();
    const { fileName, sha512, sm3, size, role } = component;
    return changed(recordId, {
      subject: `record:${recordId}`,
      agencyId: record.agency_id,
      details: { added: { role, fileName: mark ? null : fileName, size, sha512, sm3 } },
    });
  },
});

export const removeComponent = command<{ recordId: string; componentId: string }, string>({
  name: 'records.remove-component',

  async perform({ tx }, { recordId, componentId }) {
    const record = await lockUnfiled(tx, recordId);
    await tx.deleteFrom('component_text').where('component_id', '=', componentId).execute();
    const gone = await tx
      .deleteFrom('component')
      .where('id', '=', componentId)
      .where('record_id', '=', recordId)
      .returning(['file_name', 'sha512', 'role'])
      .executeTakeFirst();
    if (!gone) throw new Problem('records.component-not-found');
    await arrange(tx, recordId);
    return changed(recordId, {
      subject: `record:${recordId}`,
      agencyId: record.agency_id,
      details: { removed: { role: gone.role, fileName: gone.file_name, sha512: gone.sha512 } },
    });
  },
});

/** The content of what must not be kept; its bytes are swept from staging once nothing refers to them. */
export async function removeContent(tx: Tx, recordId: string): Promise<number> {
  const components = await tx
    .selectFrom('component')
    .select('id')
    .where('record_id', '=', recordId)
    .execute();
  for (const { id } of components) {
    await tx.deleteFrom('component_text').where('component_id', '=', id).execute();
    await tx.deleteFrom('component').where('id', '=', id).execute();
  }
  return components.length;
}

/** Content is fixed once it is filed: adding and taking away end there. */
async function lockUnfiled(tx: Tx, recordId: string): Promise<Row<'record'>> {
  const record = await lockRecord(tx, recordId);
  recordStep(record, 'describe');
  if (!recordAfter(record.state, 'void'))
    throw new Problem('records.wrong-state', {
      state: recordStateNames[record.state],
      action: '增减电子文件',
    });
  return record;
}

/** Numbers the components anew in the order of DA/T 22-2015, 5.1.2. */
export async function arrange(tx: Tx, recordId: string): Promise<void> {
  const components = await tx
    .selectFrom('component')
    .select(['id', 'role', 'position'])
    .where('record_id', '=', recordId)
    .orderBy('position')
    .execute();
  // Two passes, because a position may not be taken twice even for a moment.
  for (const offset of [2_000_000, 1])
    for (const [index, { id }] of inOrder(components).entries())
      await tx
        .updateTable('component')
        .set({ position: offset + index })
        .where('id', '=', id)
        .execute();
}
