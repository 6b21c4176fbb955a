import {
  draftSchedule,
  listSchedules,
} from '@lantai/contract/classification/classification.api.ts';
import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Skeleton, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { classificationText } from '../classification.text.ts';
import { DraftScheduleDialog } from './draft-schedule-dialog.tsx';
import { ScheduleDetail } from './schedule-detail.tsx';
import { ScheduleState } from './schedule-state.tsx';

const t = classificationText.schedules;

type Props = {
  readonly openId: string | undefined;
  readonly onOpen: (scheduleId: string | undefined) => void;
};

/** The versions of the retention schedules, or the one that is open. */
export function SchedulesTab({ openId, onOpen }: Props) {
  return openId ? (
    <ScheduleDetail key={openId} scheduleId={openId} onBack={() => onOpen(undefined)} />
  ) : (
    <ScheduleList onOpen={onOpen} />
  );
}

function ScheduleList({ onOpen }: Pick<Props, 'onOpen'>) {
  const { data, error, refetch } = useQuery(apiQuery(listSchedules, {}));
  const [drafting, setDrafting] = useState(false);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  return (
    <Flex vertical gap={8}>
      <Flex justify="end">
        <MayButton type="primary" access={draftSchedule.access} onClick={() => setDrafting(true)}>
          {t.draft}
        </MayButton>
      </Flex>
      <Table
        size="small"
        className="list-table"
        rowKey="id"
        pagination={false}
        columns={columnsOf(onOpen)}
        dataSource={data}
        locale={{ emptyText: t.empty }}
      />
      {drafting && (
        <DraftScheduleDialog
          schedules={data}
          onDrafted={onOpen}
          onClose={() => setDrafting(false)}
        />
      )}
    </Flex>
  );
}

function columnsOf(onOpen: Props['onOpen']): TableColumnsType<Schedule> {
  return [
    {
      title: t.title,
      render: (_, schedule) => (
        <>
          <Button type="link" size="small" onClick={() => onOpen(schedule.id)}>
            {schedule.title}
          </Button>
          {schedule.returnReason && (
            <div>
              <Typography.Text type="warning">{t.returned(schedule.returnReason)}</Typography.Text>
            </div>
          )}
        </>
      ),
    },
    { title: t.version, width: 88, render: (_, { version }) => t.versionOf(version) },
    { title: t.agency, width: 220, render: (_, { agencyName }) => agencyName ?? t.national },
    { title: t.state, width: 104, render: (_, schedule) => <ScheduleState schedule={schedule} /> },
    { title: t.effective, width: 120, render: (_, { effectiveFrom }) => effectiveFrom },
    { title: t.number, width: 200, dataIndex: 'approvalNumber' },
    {
      title: t.clauses,
      width: 80,
      align: 'right',
      render: (_, { id, items }) => (
        <Button type="link" size="small" onClick={() => onOpen(id)}>
          {count(items)}
        </Button>
      ),
    },
    { title: t.compiledBy, width: 100, dataIndex: 'compiledByName' },
  ];
}
