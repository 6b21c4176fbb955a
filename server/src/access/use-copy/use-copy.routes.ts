import * as api from '@lantai/contract/access/use-copy.api.ts';
import type { Row } from '#platform/database.ts';
import type { Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import type { Storage } from '../../preservation/storage.ts';
import { pathOf } from '../open-content.ts';
import { makeCopy } from './make-copy.ts';
import { printComponent } from './print-component.ts';
import { takeCopy } from './take-copy.ts';

/** Copies to be used outside: marked, numbered, and as much in the trail as a reading is. */
export const copiesForUseRoutes =
  (storage: Storage): Routes =>
  ({ on }) => {
    on(api.takeCopy, async ({ run, params }) => {
      const { component, mark, moment } = await run(takeCopy, params);
      const copy = await makeCopy({
        ...{ path: await pathOf(storage, component), mediaType: component.media_type },
        ...{ title: component.file_name, mark, moment: moment.toISOString() },
      });
      if (copy.kind === 'failed') throw noCopy(component, copy.reason);
      return {
        type: 'application/pdf',
        body: Buffer.from(copy.bytes),
        headers: {
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
          'content-disposition': `attachment; filename*=UTF-8''${nameOf(component)}`,
        },
      };
    });

    on(api.printComponent, ({ run, params, body }) => run(printComponent, { ...params, ...body }));
  };

const nameOf = ({ file_name }: Row<'component'>) =>
  encodeURIComponent(`${file_name.replace(/\.[^.]+$/, '')}（利用副本）.pdf`);

const noCopy = ({ file_name: name }: Row<'component'>, reason: string) =>
  new Problem('access.no-copy', { name, reason });
