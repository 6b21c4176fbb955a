import {
  acknowledgeBackupAlarm,
  getBackupStatus,
  listBackupPolicies,
  listBackupSets,
  startBackupWork,
} from '@lantai/contract/backup/backup.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Flex, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useGo } from '#platform/go.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { backupText as t } from './backup.text.ts';
import { BackupStanding } from './backup-standing.tsx';
import { PolicyTab } from './policy-tab.tsx';
import { SetsTab } from './sets-tab.tsx';
import { useStartWork } from './start-work.ts';
import { TestsTab } from './tests-tab.tsx';

const tabs = ['sets', 'tests', 'policy'] as const;

export const backupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/backup',
  validateSearch: z.object({ tab: one(z.enum(tabs)), job: one(z.uuid()) }),
  staticData: {
    page: {
      title: t.title,
      access: getBackupStatus.access,
      menu: 'settings',
      alsoCalled: '备份集 恢复演练 异地备份 备份策略 bf',
    },
  },
  component: BackupPage,
});

function BackupPage() {
  const { tab = 'sets' } = backupRoute.useSearch();
  const navigate = backupRoute.useNavigate();
  const [acknowledging, setAcknowledging] = useState(false);
  const status = useQuery(apiQuery(getBackupStatus, {}));
  const panels = { sets: <SetsTab />, tests: <TestsTab />, policy: <PolicyTab /> };
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} actions={<Actions />} />
      {!status.data && !status.error && <Skeleton active paragraph={{ rows: 2 }} />}
      <ProblemNotice problem={status.error} onRetry={() => void status.refetch()} />
      {status.data && (
        <BackupStanding
          status={status.data}
          action={
            <MayButton
              size="small"
              access={acknowledgeBackupAlarm.access}
              onClick={() => setAcknowledging(true)}
            >
              {t.acknowledge}
            </MayButton>
          }
        />
      )}
      <Progress />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        items={tabs.map((key) => ({ key, label: t.tabs[key], children: panels[key] }))}
        onChange={(key) =>
          void navigate({
            search: (search) => ({ ...search, tab: tabs.find((known) => known === key) }),
          })
        }
      />
      {acknowledging && <AcknowledgeDialog onClose={() => setAcknowledging(false)} />}
    </Flex>
  );
}

/** Follows what was started here; the address keeps it, so that a reload does too. */
function Progress() {
  const { job: jobId } = backupRoute.useSearch();
  const job = useJob(jobId);
  return job ? <JobProgress job={job} /> : null;
}

function Actions() {
  const go = useGo();
  const start = useStartWork();
  const policies = useQuery(apiQuery(listBackupPolicies, {}));
  const sets = useQuery(apiQuery(listBackupSets, {}));
  const noPolicy = policies.data?.policies.length === 0 ? t.works.noPolicy : undefined;
  const noSet = sets.data?.sets.length === 0 ? t.works.noSet : undefined;
  return (
    <>
      <MayButton access={getBackupStatus.access} onClick={() => go('/print/backup-register')}>
        {t.printRegister}
      </MayButton>
      {(['drill', 'full', 'incremental'] as const).map((work) => (
        <MayButton
          key={work}
          type={work === 'incremental' ? 'primary' : 'default'}
          access={startBackupWork.access}
          because={noPolicy ?? (work === 'drill' ? noSet : undefined)}
          loading={start.isPending && start.variables.body.work === work}
          onClick={() => start.mutate({ body: { work } })}
        >
          {t.works[work]}
        </MayButton>
      ))}
    </>
  );
}
