import { findSecrecyMarkAtHead } from '@lantai/contract/records/secrecy-mark.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';

export type TextRead =
  | { kind: 'text'; pages: readonly string[]; tool: string; toolVersion: string }
  | { kind: 'none' | 'failed'; reason: string };

type NoteText = { componentId: string; outcome: TextRead };

/**
 * Keeps what was read out of a component, so that it can be found. A secrecy mark at the head of its
 * first page quarantines the record instead: no text is kept, nothing is indexed. Released records
 * have been judged by a person and are not caught again by the same mark.
 */
export const noteText = command<NoteText, 'kept' | 'quarantined' | 'none'>({
  name: 'records.note-text',

  async perform({ tx, now }, { componentId, outcome }) {
    const component = await tx
      .selectFrom('component')
      .innerJoin('record', 'record.id', 'component.record_id')
      .select(['component.agency_id', 'component.record_id', 'component.position'])
      .select(['record.quarantined_at', 'record.quarantine_mark', 'record.state'])
      .where('component.id', '=', componentId)
      .forUpdate('component')
      .executeTakeFirst();
    if (!component) return unchanged('none');
    if (component.quarantined_at) {
      await note(tx, componentId, 'none', '文件已隔离，不提取文字');
      return unchanged('none');
    }
    if (outcome.kind !== 'text') {
      await note(tx, componentId, outcome.kind, outcome.reason);
      return unchanged('none');
    }
    const mark = findSecrecyMarkAtHead(outcome.pages[0] ?? '');
    if (mark && component.quarantine_mark === null) {
      const where = `电子文件首页：${securityLevelNames[mark.level]}`;
      await note(tx, componentId, 'none', '文件已隔离，不提取文字');
      await tx
        .updateTable('record')
        .set({ quarantined_at: now, quarantine_mark: where })
        .where('id', '=', component.record_id)
        .execute();
      await tx
        .deleteFrom('component_text')
        .where((row) =>
          row(
            'component_id',
            'in',
            row.selectFrom('component').select('id').where('record_id', '=', component.record_id),
          ),
        )
        .execute();
      return changed('quarantined', {
        subject: `record:${component.record_id}`,
        agencyId: component.agency_id,
        details: { quarantined: where },
      });
    }
    const text = {
      content: outcome.pages.join('\n\f'),
      tool: `${outcome.tool} ${outcome.toolVersion}`,
      read_at: now,
    };
    await tx
      .insertInto('component_text')
      .values({ component_id: componentId, agency_id: component.agency_id, ...text })
      .onConflict((conflict) => conflict.column('component_id').doUpdateSet(text))
      .execute();
    await note(tx, componentId, 'read', null);
    return unchanged('kept');
  },
});

async function note(
  tx: Tx,
  componentId: string,
  state: 'read' | 'none' | 'failed',
  reason: string | null,
): Promise<void> {
  await tx
    .updateTable('component')
    .set({ text_state: state, text_note: reason })
    .where('id', '=', componentId)
    .execute();
}
