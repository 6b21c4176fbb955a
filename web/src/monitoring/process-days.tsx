import { commandName } from '@lantai/contract/audit/command-names.ts';
import type { CallOf, ReplyOf } from '@lantai/contract/endpoint.ts';
import { listProcessDays } from '@lantai/contract/monitoring/monitoring.api.ts';
import { type ProcessKey, processes } from '@lantai/contract/monitoring/process.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { monitoringText } from './monitoring.text.ts';

const t = monitoringText.processes;

type Props = {
  readonly process: ProcessKey;
  readonly question: CallOf<typeof listProcessDays>['query'];
};
type Day = ReplyOf<typeof listProcessDays>['days'][number];

/** What a figure is the sum of. */
export function ProcessDays({ process, question }: Props) {
  const { data, error, refetch } = useQuery({
    ...apiQuery(listProcessDays, { params: { process }, query: question }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <section>
      <Typography.Title level={2} className="record-section">
        {t.days(processes[process].name)} {count(data.total)}
      </Typography.Title>
      <Table<Day>
        size="small"
        className="list-table"
        rowKey={({ day, command, personName, retention }) =>
          [day, command, personName, retention].join(' ')
        }
        columns={columns}
        dataSource={data.days}
        pagination={data.days.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{ emptyText: t.empty }}
      />
    </section>
  );
}

const columns: TableColumnsType<Day> = [
  { title: t.day, width: 120, dataIndex: 'day' },
  { title: t.act, render: (_, { command }) => commandName(command) },
  { title: t.person, width: 160, render: (_, { personName }) => personName ?? t.by0 },
  { title: t.retention, width: 100, render: (_, { retention }) => shownRetention(retention) },
  { title: t.times, width: 90, align: 'right', render: (_, { entries }) => count(entries) },
];
