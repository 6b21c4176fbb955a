import { hasUseCopy } from '@lantai/contract/access/use-copy.api.ts';
import { changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findReadable, letOut, type OneComponent } from '../find-readable.ts';
import { drawTraceNumber, markOf } from './trace-number.ts';

export type CopyToMake = { component: Row<'component'>; mark: string; moment: Date };

/** Lets a use copy (利用副本) out: its trace number stands on every page of it and here in the trail. */
export const takeCopy = command<OneComponent, CopyToMake>({
  name: 'access.take-copy',

  async perform({ tx, actor, now }, asked) {
    const readable = await findReadable(tx, asked, '取用副本');
    const { component } = readable;
    if (!hasUseCopy(component.media_type))
      throw new Problem('access.no-copy', {
        ...{ name: component.file_name, reason: '这种格式没有制作副本的工具' },
      });
    const trace = drawTraceNumber();
    const mark = markOf({ kind: '利用副本', name: actor.name, moment: now, trace });
    return changed(
      { component, mark, moment: now },
      {
        subject: `record:${asked.recordId}`,
        agencyId: component.agency_id,
        details: { trace, ...letOut(readable) },
      },
    );
  },
});
