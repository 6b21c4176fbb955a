import { decideBackupPolicy, listBackupPolicies } from '@lantai/contract/backup/backup.api.ts';
import type { BackupPolicy } from '@lantai/contract/backup/backup.ts';
import { useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { instantText } from '#platform/times.ts';
import { backupText } from './backup.text.ts';
import { PolicyDialog } from './policy-dialog.tsx';
import '#platform/list/data-list.css';

const t = backupText.policy;

export function PolicyTab() {
  const policies = useQuery(apiQuery(listBackupPolicies, {}));
  const [open, setOpen] = useState(false);
  const [inForce, ...former] = policies.data?.policies ?? [];
  return (
    <Flex vertical gap="middle" align="stretch">
      <ProblemNotice problem={policies.error} onRetry={() => void policies.refetch()} />
      <Flex>
        <MayButton access={decideBackupPolicy.access} onClick={() => setOpen(true)}>
          {inForce ? t.change : t.set}
        </MayButton>
      </Flex>
      {policies.data && !inForce && <Typography.Text type="secondary">{t.none}</Typography.Text>}
      {inForce && <Rules policy={inForce} />}
      {former.length > 0 && (
        <Table
          size="small"
          className="list-table"
          rowKey="version"
          title={() => t.former}
          columns={formerColumns}
          dataSource={former}
          pagination={false}
        />
      )}
      {open && <PolicyDialog policy={inForce} onClose={() => setOpen(false)} />}
    </Flex>
  );
}

function Rules({ policy }: { policy: BackupPolicy }) {
  const rules = [
    [t.folder, policy.folder],
    [t.keyFile, policy.keyFile ?? t.plain],
    [t.everyDays, policy.everyDays],
    [t.fullEveryDays, policy.fullEveryDays],
    [t.hours, t.betweenHours(policy.fromHour, policy.toHour)],
    [t.keepSets, policy.keepSets],
    [t.drillEveryDays, policy.drillEveryDays],
    [t.sample, policy.sample],
    [t.alarmAfterDays, policy.alarmAfterDays],
    [t.decided, t.decidedBy(policy.decidedBy, instantText(policy.decidedAt))],
    [t.note, policy.note],
  ] as const;
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      styles={{ label: { width: 190 } }}
      title={t.inForce(policy.version)}
      items={rules.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

const formerColumns: TableColumnsType<BackupPolicy> = [
  { key: 'version', title: t.version, dataIndex: 'version', width: 70 },
  { key: 'folder', title: t.folder, dataIndex: 'folder' },
  { key: 'every', title: t.everyDays, dataIndex: 'everyDays', width: 120 },
  { key: 'keep', title: t.keepSets, dataIndex: 'keepSets', width: 140 },
  {
    key: 'decided',
    title: t.decided,
    width: 260,
    render: (_, { decidedBy, decidedAt }) => t.decidedBy(decidedBy, instantText(decidedAt)),
  },
  { key: 'note', title: t.note, dataIndex: 'note', width: 200 },
];
