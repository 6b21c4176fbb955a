import {
  getBackupStatus,
  listBackupPolicies,
  listBackupSets,
  listBackupTests,
  startBackupWork,
} from '@lantai/contract/backup/backup.api.ts';
import { useNavigate } from '@tanstack/react-router';
import { useApiCommand } from '#platform/api.ts';
import { backupText as t } from './backup.text.ts';

/** What a command about backups changes on the page. */
export const backupReads = [getBackupStatus, listBackupPolicies, listBackupSets, listBackupTests];

/** Starts work; its job goes into the address, where the page follows it. */
export function useStartWork() {
  const navigate = useNavigate({ from: '/backup' });
  return useApiCommand(startBackupWork, {
    refreshes: backupReads,
    says: t.works.started,
    saysProblem: true,
    onDone: ({ jobId }) => void navigate({ search: (search) => ({ ...search, job: jobId }) }),
  });
}
