import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Skeleton, Table, type TableColumnsType, Typography } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds, useRememberedFonds } from '#platform/fonds.ts';
import { useGo } from '#platform/go.ts';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useMe } from '#platform/session.ts';
import { shellRoute } from '#platform/shell-route.tsx';
import { durationText } from '#platform/times.ts';
import { FirstSteps } from './first-steps.tsx';
import { workbenchText as t } from './workbench.text.ts';

export const workbenchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  staticData: { page: { title: t.title, access: 'signed-in', alsoCalled: '待办 首页 gzt' } },
  component: WorkbenchPage,
});

type Item = ReplyOf<typeof getWorkbench>['items'][number];

/** Opens on what waits for me: how much, how long, and one button that does the next thing. */
function WorkbenchPage() {
  const me = useMe();
  const work = useQuery(apiQuery(getWorkbench, {}));
  useFormerFonds();

  return (
    <div className="page">
      <PageHead title={t.title} />
      {me.firstSteps && <FirstSteps />}
      {!work.data && !work.error && <Skeleton active paragraph={{ rows: 4 }} />}
      <ProblemNotice problem={work.error} onRetry={() => void work.refetch()} />
      {work.data && !me.firstSteps && <WorkList items={work.data.items} />}
    </div>
  );
}

function WorkList({ items }: { items: readonly Item[] }) {
  const me = useMe();
  const go = useGo();
  if (items.length === 0)
    return (
      <Typography.Text type="secondary">
        {me.roles.length > 0 ? t.nothing : t.nothingNoRole}
      </Typography.Text>
    );

  const columns: TableColumnsType<Item> = [
    {
      key: 'title',
      title: t.work,
      render: (_, { title, alarm }) =>
        alarm ? <Typography.Text type="danger">{title}</Typography.Text> : title,
    },
    {
      key: 'count',
      title: t.count,
      width: 100,
      align: 'right',
      render: (_, row) => count(row.count),
    },
    {
      key: 'oldest',
      title: t.oldest,
      width: 120,
      align: 'right',
      render: (_, { oldestAt }) => oldestAt && durationText(Date.now() - oldestAt.getTime()),
    },
    {
      key: 'action',
      title: t.action,
      width: 140,
      render: (_, { action, title, to }) => (
        <Button size="small" aria-label={`${action}：${title}`} onClick={() => go(to)}>
          {action}
        </Button>
      ),
    },
  ];
  return (
    <Table
      size="small"
      rowKey="key"
      columns={columns}
      dataSource={[...items]}
      pagination={false}
      className="work-list"
    />
  );
}

/** Who enters here without a choice in the address goes on with the fonds of last time. */
function useFormerFonds(): void {
  const { all, ids, choose } = useFonds();
  const [former] = useRememberedFonds();
  const left = former.filter((id) => all.some((fonds) => fonds.id === id));
  const resumes = ids.length === 0 && left.length > 0;
  useEffect(() => {
    if (resumes) choose(left);
  });
}
