import * as api from '@lantai/contract/access/ofd.api.ts';
import type { Row } from '#platform/database.ts';
import type { Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import { drawOfdPage, readOfdOutline, readOfdRuns } from '../preservation/ofd/read-ofd.ts';
import type { Storage } from '../preservation/storage.ts';
import { pathOf } from './open-content.ts';
import { readComponent } from './read-component.ts';

/** A picture that is made here: it has no scripts, and the browser is told to run none. */
const inert = {
  'cache-control': 'private, no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
  'x-content-type-options': 'nosniff',
};

/** An OFD on the screen, page by page; each page that is looked at is in the trail, as a PDF's parts are. */
export const ofdRoutes =
  (storage: Storage): Routes =>
  ({ on }) => {
    on(api.readOfd, async ({ run, params }) => {
      const component = await run(readComponent, { ...params, how: 'view' });
      const outline = await readOfdOutline(await pathOf(storage, component));
      if (outline.kind === 'failed') throw unreadable(component, outline.reason);
      const { title, pages, attachments, notes } = outline;
      return {
        ...{ title, pages: [...pages], notes: [...notes] },
        attachments: [...attachments],
      };
    });
    on(api.readOfdText, async ({ run, params }) => {
      const component = await run(readComponent, { ...params, how: 'view', part: '文字' });
      const text = await readOfdRuns(await pathOf(storage, component));
      if (text.kind === 'failed') throw unreadable(component, text.reason);
      return { pages: text.pages.map((runs) => [...runs]) };
    });
    on(api.readOfdPage, async ({ run, params: { page, ...params } }) => {
      const part = `第 ${page} 页`;
      const component = await run(readComponent, { ...params, how: 'view', part });
      const drawing = await drawOfdPage(await pathOf(storage, component), page);
      if (drawing.kind === 'failed') throw unreadable(component, drawing.reason);
      return { type: 'image/svg+xml', body: drawing.svg, headers: inert };
    });
  };

const unreadable = ({ file_name: name }: Row<'component'>, reason: string) =>
  new Problem('access.ofd-unreadable', { name, reason });
