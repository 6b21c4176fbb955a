import { changed, command } from '#platform/command.ts';
import { findReadable, letOut, type OneComponent } from '../find-readable.ts';
import { drawTraceNumber, markOf } from './trace-number.ts';

export type PrintComponent = OneComponent & { pages: number };

/**
 * Lets content be printed: asked before a page goes to the printer, and answered with the mark that stands on
 * each. What a browser prints without asking shows no content. GB/T 39784-2021, 7.5.
 */
export const printComponent = command<PrintComponent, { mark: string }>({
  name: 'access.print-component',

  async perform({ tx, actor, now }, { pages, ...asked }) {
    const readable = await findReadable(tx, asked, '打印');
    const trace = drawTraceNumber();
    return changed(
      { mark: markOf({ kind: '打印件', name: actor.name, moment: now, trace }) },
      {
        subject: `record:${asked.recordId}`,
        agencyId: readable.component.agency_id,
        details: { trace, pages, ...letOut(readable) },
      },
    );
  },
});
