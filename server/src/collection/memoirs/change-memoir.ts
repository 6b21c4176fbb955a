import type { MemoirContent } from '@lantai/contract/collection/memoir.ts';
import { changed, command } from '#platform/command.ts';
import { lockMemoir, memoirEvent, memoirStep, requireAuthor } from './lock-memoir.ts';
import { noteReferences, versionColumns } from './note-version.ts';

/** Its author changes a version nobody has approved. */
export const changeMemoir = command<
  { memoirId: string; content: MemoirContent },
  Record<string, never>
>({
  name: 'collection.change-memoir',

  async perform(context, { memoirId, content }) {
    const { tx, actor, now } = context;
    const { memoir, version } = await lockMemoir(tx, memoirId);
    memoirStep(version, 'change');
    await requireAuthor(tx, version, actor.personId);
    const columns = versionColumns(content, now);
    await tx
      .updateTable('memoir_version')
      .set({ ...columns, written_at: now })
      .where('id', '=', version.id)
      .execute();
    await noteReferences(context, version, content);
    return changed({}, memoirEvent(memoir, { version: version.number, event: columns.event }));
  },
});
