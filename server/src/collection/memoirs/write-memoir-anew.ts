import { type MemoirContent, memoirStateNames } from '@lantai/contract/collection/memoir.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockMemoir, memoirEvent } from './lock-memoir.ts';
import { noteReferences, versionColumns } from './note-version.ts';

/** What is approved is never edited: a new version stands beside it and is approved in its turn. */
export const writeMemoirAnew = command<
  { memoirId: string; content: MemoirContent },
  Record<string, never>
>({
  name: 'collection.write-memoir-anew',

  async perform(context, { memoirId, content }) {
    const { tx, actor, now } = context;
    const { memoir, version } = await lockMemoir(tx, memoirId);
    if (version.state !== 'approved')
      throw new Problem('collection.memoir-wrong-state', {
        state: memoirStateNames[version.state],
        action: '另写新版本',
      });
    const next = await tx
      .insertInto('memoir_version')
      .values({
        ...versionColumns(content, now),
        memoir_id: memoirId,
        agency_id: memoir.agency_id,
        number: version.number + 1,
        state: 'draft',
        written_by: actor.personId ?? '',
        written_at: now,
      })
      .returning(['id', 'agency_id'])
      .executeTakeFirstOrThrow();
    await noteReferences(context, next, content);
    return changed({}, memoirEvent(memoir, { version: version.number + 1, event: content.event }));
  },
});
