import { changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { refuseDestroyed } from '../records/record-queries.ts';

export type ReadComponent = {
  recordId: string;
  componentId: string;
  how: 'view' | 'download';
  /** Of what is read page by page: which part. */
  part?: string;
};

/** Lets the bytes of a component out, and says so in the trail: every reading of content is there. */
export const readComponent = command<ReadComponent, Row<'component'>>({
  name: 'access.read-component',

  async perform({ tx }, { recordId, componentId, how, part }) {
    const found = await tx
      .selectFrom('component')
      .innerJoin('record', 'record.id', 'component.record_id')
      .selectAll('component')
      .select(['record.quarantined_at', 'record.archival_code', 'record.temporary_number'])
      .where('component.id', '=', componentId)
      .where('record.id', '=', recordId)
      .executeTakeFirst();
    await refuseDestroyed(tx, recordId);
    if (!found) throw new Problem('records.component-not-found');
    const { quarantined_at, archival_code, temporary_number, ...component } = found;
    if (quarantined_at)
      throw new Problem('records.quarantined', { action: how === 'view' ? '查看' : '下载' });
    return changed(component, {
      subject: `record:${recordId}`,
      agencyId: component.agency_id,
      details: {
        how,
        ...(part !== undefined && { part }),
        code: archival_code ?? temporary_number,
        component: componentId,
        fileName: component.file_name,
        sm3: component.sm3,
      },
    });
  },
});
