import type { MemoirContent } from '@lantai/contract/collection/memoir.ts';
import { changed, command } from '#platform/command.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { memoirEvent } from './lock-memoir.ts';
import { noteReferences, versionColumns } from './note-version.ts';

type WriteMemoir = {
  fondsId: string;
  departmentId: string | null;
  isInternal: boolean;
  content: MemoirContent;
};

/** A fact that no document records is written down (workflows H.6). */
export const writeMemoir = command<WriteMemoir, { memoirId: string }>({
  name: 'collection.write-memoir',

  async perform(context, { fondsId, departmentId, isInternal, content }) {
    const { tx, actor, now } = context;
    const columns = versionColumns(content, now);
    const fonds = await getFonds(tx, fondsId);
    const memoir = await tx
      .insertInto('memoir')
      .values({
        agency_id: fonds.agency_id,
        fonds_id: fondsId,
        department_id: departmentId,
        security_rank: isInternal ? 1 : 0,
        begun_by: actor.personId ?? '',
        begun_at: now,
      })
      .returning(['id', 'agency_id'])
      .executeTakeFirstOrThrow();
    const version = await tx
      .insertInto('memoir_version')
      .values({
        ...columns,
        memoir_id: memoir.id,
        agency_id: memoir.agency_id,
        number: 1,
        state: 'draft',
        written_by: actor.personId ?? '',
        written_at: now,
      })
      .returning(['id', 'agency_id'])
      .executeTakeFirstOrThrow();
    await noteReferences(context, version, content);
    return changed(
      { memoirId: memoir.id },
      memoirEvent(memoir, { version: 1, event: columns.event }),
    );
  },
});
