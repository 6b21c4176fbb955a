import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { countProcesses, exportProcesses } from '@lantai/contract/monitoring/monitoring.api.ts';
import {
  processDimension,
  processDimensionNames,
  processes,
  processGroup,
  processGroupNames,
  processKey,
} from '@lantai/contract/monitoring/process.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, DatePicker, Flex, Segmented, Select, Table, type TableColumnsType } from 'antd';
import dayjs from 'dayjs';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { monitoringText } from './monitoring.text.ts';
import { ProcessBars } from './process-bars.tsx';
import { ProcessDays } from './process-days.tsx';
import { InHand, ProcessFigure } from './process-figure.tsx';
import '#platform/list/data-list.css';

const t = monitoringText.processes;

export const processesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/monitoring/processes',
  validateSearch: z.object({
    group: one(processGroup),
    by: one(processDimension),
    from: one(z.iso.date()),
    to: one(z.iso.date()),
    process: one(processKey),
    key: one(z.string().max(100)),
  }),
  staticData: {
    page: {
      title: t.title,
      access: countProcesses.access,
      menu: 'supervision',
      alsoCalled: '统计 报表 工作量 操作人员 ywgctj',
    },
  },
  component: ProcessesPage,
});

type Reply = ReplyOf<typeof countProcesses>;
type Row = Reply['rows'][number];

function ProcessesPage() {
  const { group = 'business', by = 'year', from, to, process, key } = processesRoute.useSearch();
  const navigate = processesRoute.useNavigate();
  const question = { group, by, from, to };
  const answer = useQuery({
    ...apiQuery(countProcesses, { query: question }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: Partial<typeof question>) =>
    void navigate({
      search: (kept) => ({ ...kept, ...changes, process: undefined, key: undefined }),
    });
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <>
            <Button onClick={() => window.print()}>{t.print}</Button>
            <Button href={apiAddress(exportProcesses, { query: { from, to } })} download>
              {t.export}
            </Button>
          </>
        }
      />
      <Flex gap={8} align="center" wrap>
        <Segmented
          aria-label={t.group}
          value={group}
          options={processGroup.options.map((value) => ({
            value,
            label: processGroupNames[value],
          }))}
          onChange={(value) => change({ group: value })}
        />
        <Select
          aria-label={t.by}
          prefix={t.by}
          style={{ width: 150 }}
          value={by}
          options={processDimension.options.map((value) => ({
            value,
            label: processDimensionNames[value],
          }))}
          onChange={(value) => change({ by: value })}
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          placeholder={[t.from, t.to]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(_, days) =>
            change({ from: days?.[0] || undefined, to: days?.[1] || undefined })
          }
        />
        <span>
          {answer.data &&
            (answer.data.countedTo ? t.countedTo(instantText(answer.data.countedTo)) : t.notYet)}
        </span>
      </Flex>
      {answer.error && (
        <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {!answer.data && !answer.error && <PageSkeleton />}
      {answer.data && (
        <>
          <ProcessBars data={answer.data} />
          <Table<Row>
            size="small"
            className="list-table"
            rowKey="process"
            columns={columnsOf(answer.data)}
            dataSource={answer.data.rows}
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        </>
      )}
      {process && <ProcessDays process={process} question={{ ...question, key }} />}
    </Flex>
  );
}

function columnsOf({ keys }: Reply): TableColumnsType<Row> {
  return [
    {
      title: t.process,
      width: 150,
      fixed: 'left',
      render: (_, row) => processes[row.process].name,
    },
    {
      title: t.total,
      width: 90,
      align: 'right',
      render: (_, { process, total }) => <ProcessFigure process={process}>{total}</ProcessFigure>,
    },
    { title: t.people, width: 90, align: 'right', render: (_, { people }) => count(people) },
    {
      title: t.inHand,
      width: 80,
      align: 'right',
      render: (_, { process, inHand }) => <InHand process={process}>{inHand}</InHand>,
    },
    ...keys.map(({ key, label }) => ({
      title: label,
      width: 100,
      align: 'right' as const,
      render: (_: unknown, { process, counts }: Row) => (
        <ProcessFigure process={process} of={key}>
          {counts[key] ?? 0}
        </ProcessFigure>
      ),
    })),
  ];
}
