import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockRecord, recordStep } from './lock-record.ts';

type ReviewQuarantine = { recordId: string; decision: 'release' | 'expel'; reason: string };

/**
 * The secrecy officer decides: the mark was no mark, or the document must leave this system. What is
 * expelled loses its components here; their bytes are swept from staging, since nothing refers to
 * them any more, and the empty record stays voided as evidence (workflows I.2).
 */
export const reviewQuarantine = command<ReviewQuarantine, Record<string, never>>({
  name: 'records.review-quarantine',

  async perform({ tx, actor, now }, { recordId, decision, reason }) {
    const record = await lockRecord(tx, recordId);
    if (!record.quarantined_at) throw new Problem('records.not-quarantined');
    const stamp = { changed_by: actor.personId, changed_at: now, version: record.version + 1 };
    if (decision === 'release') {
      await tx
        .updateTable('component')
        .set({ text_state: 'waiting' })
        .where('record_id', '=', recordId)
        .where('text_state', '=', 'none')
        .execute();
      await tx
        .updateTable('record')
        .set({ quarantined_at: null, ...stamp })
        .where('id', '=', recordId)
        .execute();
    } else {
      const state = recordStep(record, 'void');
      // A mark in the title comes to light after the text of the components was read.
      await tx
        .deleteFrom('component_text')
        .where('component_id', 'in', componentsOf(tx, recordId))
        .execute();
      await tx.deleteFrom('component').where('record_id', '=', recordId).execute();
      await tx
        .updateTable('record')
        .set({
          state,
          title: null,
          keywords: null,
          remark: null,
          persons: null,
          more: '{}',
          ...stamp,
        })
        .where('id', '=', recordId)
        .execute();
    }
    return changed(
      {},
      {
        subject: `record:${recordId}`,
        agencyId: record.agency_id,
        details: { decision, reason, mark: record.quarantine_mark },
      },
    );
  },
});

function componentsOf(tx: Tx, recordId: string) {
  return tx.selectFrom('component').select('id').where('record_id', '=', recordId);
}
