import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { getStatus } from '@lantai/contract/platform/platform.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Descriptions, Table, type TableColumnsType, Typography } from 'antd';
import { apiQuery } from './api.ts';
import { count } from './figures.ts';
import { PageHead } from './page-head.tsx';
import { shellRoute } from './shell-route.tsx';
import { StateTag } from './state-tag.tsx';
import { statusText as t } from './status.text.ts';
import { instantText } from './times.ts';
import './list/data-list.css';

const statusQuery = apiQuery(getStatus, {});

export const statusRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/status',
  staticData: {
    page: {
      title: t.title,
      access: getStatus.access,
      menu: 'settings',
      alsoCalled: '版本 运行 xtzt',
    },
  },
  loader: ({ context }) => context.queries.ensureQueryData(statusQuery),
  component: StatusPage,
});

type Tool = ReplyOf<typeof getStatus>['tools'][number];

function StatusPage() {
  const { data: status, refetch, isFetching } = useSuspenseQuery(statusQuery);
  const figures = [
    [t.version, status.version],
    [t.node, status.node],
    [t.postgres, status.postgres],
    [t.memory, t.megabytes(count(status.memoryMB))],
    [t.records, count(status.records)],
    [t.filed, count(status.filed)],
    [t.indexed, count(status.indexed)],
    [t.waiting, count(status.waitingForIndex)],
    [t.following, following(status)],
  ] as const;

  return (
    <div className="page">
      <PageHead
        title={t.title}
        actions={
          <Button loading={isFetching} onClick={() => void refetch()}>
            {t.refresh}
          </Button>
        }
      />
      <Descriptions
        bordered
        size="small"
        column={2}
        styles={{ label: { width: 150 } }}
        items={figures.map(([label, children]) => ({ key: label, label, children }))}
      />
      <Typography.Title level={2} className="section-title">
        {t.tools}
      </Typography.Title>
      <Table
        size="small"
        className="list-table"
        rowKey="name"
        columns={toolColumns}
        dataSource={status.tools}
        pagination={false}
        locale={{ emptyText: t.noTools }}
      />
    </div>
  );
}

/** How far the store is behind the catalogue. */
function following({
  waitingForStore,
  waitingForStoreSince,
  storeFaults,
}: ReplyOf<typeof getStatus>) {
  if (waitingForStoreSince === null) return t.followed;
  return t.objects(
    count(waitingForStore),
    instantText(new Date(waitingForStoreSince)),
    storeFaults,
  );
}

const toolColumns: TableColumnsType<Tool> = [
  { key: 'name', title: t.tool, dataIndex: 'name', width: 200 },
  {
    key: 'state',
    title: t.state,
    width: 240,
    render: (_, { version }) =>
      version === null ? (
        <StateTag tone="not-run">{t.missing}</StateTag>
      ) : (
        <StateTag tone="done">{t.found(version)}</StateTag>
      ),
  },
  { key: 'adds', title: t.adds, dataIndex: 'adds' },
];
