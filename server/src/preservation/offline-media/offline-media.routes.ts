import { randomUUID } from 'node:crypto';
import * as api from '@lantai/contract/preservation/offline-media.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import type { Storage } from '../storage.ts';
import { findMedia, getMedium } from './media-queries.ts';
import { requireMediumFolder } from './medium-folder.ts';
import { registerMedium } from './register-medium.ts';
import { replaceMedium } from './replace-medium.ts';
import { startMediumWork } from './start-medium-work.ts';

export const offlineMediaRoutes =
  (platform: Platform, storage: Storage): Routes =>
  ({ on }) => {
    on(api.listMedia, ({ read, query }) =>
      read((db) => findMedia(db, { ...query, now: platform.now() })),
    );
    on(api.registerMedium, ({ run, body }) => run(registerMedium, body));
    on(api.writeMedium, async ({ read, run, params, body }) => {
      await read((db) => getMedium(db, params.mediumId));
      await requireMediumFolder(storage, body.path, { empty: true });
      return run(startMediumWork, { work: 'write', ...params, ...body });
    });
    on(api.readMedium, async ({ read, run, params, body }) => {
      await read((db) => getMedium(db, params.mediumId));
      await requireMediumFolder(storage, body.path, { empty: false });
      return run(startMediumWork, { work: 'read', ...params, ...body, seed: randomUUID() });
    });
    on(api.replaceMedium, ({ run, params, body }) => run(replaceMedium, { ...params, ...body }));
  };
