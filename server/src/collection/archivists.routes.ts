import * as api from '@lantai/contract/collection/archivists.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { changePost } from './archivists/change-post.ts';
import { enterPost } from './archivists/enter-post.ts';
import { movePost } from './archivists/move-post.ts';
import { findArchivists } from './archivists/register-queries.ts';
import { registerWorkbook } from './archivists/register-workbook.ts';

/** The register of archivists (workflows C.3). */
export const archivistsRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(api.listArchivists, ({ read, actor, query }) =>
      read((db) => findArchivists(db, actor, { filter: query, now: platform.now() })),
    );
    on(api.exportArchivists, async ({ read, actor, query }) => {
      const { posts } = await read((db) =>
        findArchivists(db, actor, { filter: query, now: platform.now() }),
      );
      const name = encodeURIComponent('档案员名册.xlsx');
      return {
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await registerWorkbook(posts),
        headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
      };
    });
    on(api.enterPost, async ({ run, body }) => ({ postId: await run(enterPost, body) }));
    on(api.changePost, ({ run, params, body }) => run(changePost, { ...params, ...body }));
    on(api.movePost, ({ run, params, body }) => run(movePost, { ...params, ...body }));
  };
