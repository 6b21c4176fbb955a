import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { findAppraisalWork } from './appraisal/appraisal-work.ts';
import { findRegisterWork } from './arrangement/registers/register-work.ts';
import { findRenumberingWork } from './arrangement/renumbering/renumbering-work.ts';
import { findBackupWork } from './backup/backup-work.ts';
import { findArchivistWork } from './collection/archivists/archivist-work.ts';
import { findCirculationWork } from './collection/circulation/circulation-work.ts';
import { findCollectionWork, findDueLines } from './collection/collection-work.ts';
import { findDutyWork } from './collection/duties/duty-work.ts';
import { findMemoirWork } from './collection/memoirs/memoir-work.ts';
import { findDisposalWork } from './disposal/disposal-work.ts';
import { findWarningWork } from './monitoring/warning-queries.ts';
import { findWork } from './records/workbench-queries.ts';
import { findTransferWork } from './transfer/transfer-work.ts';

/** The workbench is put together from what each capability says is waiting. */
export const workbenchRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(getWorkbench, ({ read, actor }) =>
      read(async (db) => ({
        items: [
          ...(await findBackupWork(db, actor, platform.now())),
          ...(await findWork(db, actor)),
          ...(await findCollectionWork(db, actor, platform.now())),
          ...(await findDueLines(db, actor, platform.now())),
          ...(await findDutyWork(db, actor, platform.now())),
          ...(await findMemoirWork(db, actor)),
          ...(await findCirculationWork(db, actor, platform.now())),
          ...(await findArchivistWork(db, actor, platform.now())),
          ...(await findRegisterWork(db, actor)),
          ...(await findTransferWork(db, actor, platform.now())),
          ...(await findAppraisalWork(db, actor, platform.now())),
          ...(await findDisposalWork(db, actor, platform.now())),
          ...(await findRenumberingWork(db, actor)),
          ...(await findWarningWork(db, actor)),
        ],
      })),
    );
  };
