import { changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { findReadable, letOut, type OneComponent } from './find-readable.ts';

export type ReadComponent = OneComponent & {
  how: 'view' | 'download';
  /** Of what is read page by page: which part. */
  part?: string;
};

/** Lets the bytes of a component out, and says so in the trail: every reading of content is there. */
export const readComponent = command<ReadComponent, Row<'component'>>({
  name: 'access.read-component',

  async perform({ tx }, { how, part, ...asked }) {
    const readable = await findReadable(tx, asked, how === 'view' ? '查看' : '下载');
    return changed(readable.component, {
      subject: `record:${asked.recordId}`,
      agencyId: readable.component.agency_id,
      details: { how, ...(part !== undefined && { part }), ...letOut(readable) },
    });
  },
});
