import { listClasses } from '@lantai/contract/arrangement/arrangement.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Empty, Flex, Space } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../records/one-fonds-select.tsx';
import { arrangementText } from './arrangement.text.ts';
import { ClassTable } from './class-table.tsx';

const t = arrangementText.classes;

export const classesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/classes',
  staticData: {
    page: {
      title: t.title,
      access: listClasses.access,
      menu: 'arrangement',
      alsoCalled: '类目 目录 打印 盒脊 备考表 归档章 ygd',
    },
  },
  component: ClassesPage,
});

function ClassesPage() {
  const { only: fonds } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} />
      <Space>
        {arrangementText.place.fondsCode}
        <OneFondsSelect />
      </Space>
      {fonds ? (
        <Classes fondsId={fonds.id} />
      ) : (
        <Alert type="info" title={arrangementText.filing.chooseFonds} />
      )}
    </Flex>
  );
}

function Classes({ fondsId }: { fondsId: string }) {
  const answer = useQuery({
    ...apiQuery(listClasses, { query: { fondsId } }),
    placeholderData: keepPreviousData,
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  if (answer.data.length === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty}>
        <Link to="/arrangement/filing">{t.toFiling}</Link>
      </Empty>
    );
  }
  return <ClassTable classes={answer.data} />;
}
