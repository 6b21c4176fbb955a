import * as api from '@lantai/contract/backup/backup.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { acknowledgeAlarm } from './acknowledge-alarm.ts';
import { openBackupFolder } from './backup-folder.ts';
import {
  findPolicies,
  findRegisteredSets,
  findStatus,
  findTests,
  getPolicy,
  getTest,
} from './backup-queries.ts';
import { decidePolicy } from './decide-policy.ts';
import { destroySet } from './destroy-set.ts';
import { recordCopy } from './record-copy.ts';
import { removeDestroyed } from './remove-destroyed.ts';
import { requireOutside } from './require-outside.ts';
import { startWork } from './start-work.ts';
import type { Source } from './take-set.ts';

export const backupRoutes =
  (platform: Platform, source: Pick<Source, 'ownerUrl' | 'directory'>): Routes =>
  ({ on }) => {
    on(api.getBackupStatus, ({ read }) => read((db) => findStatus(db, platform.now())));
    on(api.listBackupPolicies, ({ read }) =>
      read(async (db) => ({ policies: await findPolicies(db) })),
    );
    on(api.decideBackupPolicy, ({ run, body }) => {
      requireOutside(source, body.folder);
      return run(decidePolicy, body);
    });
    on(api.listBackupSets, ({ read }) =>
      read(async (db) => ({ sets: await findRegisteredSets(db) })),
    );
    on(api.listBackupTests, ({ read }) => read(async (db) => ({ tests: await findTests(db) })));
    on(api.getBackupTest, ({ read, params }) => read((db) => getTest(db, params.testId)));
    on(api.startBackupWork, ({ run, body }) => run(startWork, body));
    on(api.recordBackupCopy, ({ run, params, body }) => run(recordCopy, { ...params, ...body }));
    on(api.destroyBackupSet, async ({ run, read, params, body }) => {
      const { folder, keyFile } = await read(getPolicy);
      const opened = await openBackupFolder(folder, { keyFile: keyFile ?? undefined });
      await run(destroySet, { ...params, ...body });
      await removeDestroyed(source, { read, folder: opened });
      return {};
    });
    on(api.acknowledgeBackupAlarm, ({ run, body }) => run(acknowledgeAlarm, body));
  };
