import { decideStrategy, listLibraries } from '@lantai/contract/arrangement/libraries.api.ts';
import {
  formatStrategyNames,
  type Library,
  usualLibrary,
} from '@lantai/contract/arrangement/library.ts';
import { categoryCodes, categoryName } from '@lantai/contract/classification/category.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Flex, Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { arrangementText } from '../arrangement.text.ts';
import { DecideStrategyDialog } from './decide-strategy-dialog.tsx';
import { librariesText as t } from './libraries.text.ts';
import '#platform/list/data-list.css';

export const librariesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/libraries',
  staticData: {
    page: {
      title: t.title,
      access: listLibraries.access,
      menu: 'keeping',
      alsoCalled: '预归档库 正式库 入库 fk',
    },
  },
  component: LibrariesPage,
});

function LibrariesPage() {
  const { only } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      <Space>
        {arrangementText.place.fondsCode}
        <OneFondsSelect />
      </Space>
      {only ? <Libraries fondsId={only.id} /> : <Alert type="info" title={t.chooseFonds} />}
    </Flex>
  );
}

function Libraries({ fondsId }: { fondsId: string }) {
  const answer = useQuery({
    ...apiQuery(listLibraries, { query: { fondsId } }),
    placeholderData: keepPreviousData,
  });
  const [deciding, setDeciding] = useState<Library>();
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  const missing = categoryCodes.find(
    (code) => !answer.data.some(({ category }) => category === code),
  );
  return (
    <>
      <Table<Library>
        size="small"
        className="list-table"
        columns={columnsOf(fondsId, setDeciding)}
        dataSource={answer.data}
        rowKey="category"
        pagination={false}
        locale={{ emptyText: t.empty }}
      />
      {missing && (
        <div>
          <MayButton access={decideStrategy.access} onClick={() => setDeciding(unused(missing))}>
            {t.add}
          </MayButton>
        </div>
      )}
      {deciding && (
        <DecideStrategyDialog
          fondsId={fondsId}
          library={deciding}
          taken={answer.data.map(({ category }) => category)}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  );
}

function unused(category: Library['category']): Library {
  const nothing = { waiting: 0, held: 0, formal: 0, decided: false };
  return { category, library: usualLibrary(category), formats: 'any', ...nothing };
}

function columnsOf(fonds: string, onChange: (library: Library) => void): TableColumnsType<Library> {
  return [
    { title: t.columns.category, width: 140, render: (_, { category }) => categoryName(category) },
    {
      title: t.columns.waiting,
      width: 110,
      align: 'right',
      render: (_, { category, waiting }) => (
        <Link to="/records" search={{ fonds, category: [category] }}>
          {count(waiting)}
        </Link>
      ),
    },
    {
      title: t.columns.formal,
      width: 110,
      align: 'right',
      render: (_, { category, formal }) => (
        <Link to="/records" search={{ fonds, category: [category], state: ['filed'] }}>
          {count(formal)}
        </Link>
      ),
    },
    {
      title: t.columns.library,
      render: (_, { library, decided }) => (decided ? library : `${library}（${t.usual}）`),
    },
    { title: t.columns.formats, width: 220, render: (_, row) => formatStrategyNames[row.formats] },
    {
      title: t.columns.held,
      width: 110,
      align: 'right',
      render: (_, { category, held }) => (
        <Link
          to="/preservation/formats"
          search={{ fonds, category, conforming: 'false', converted: 'false' }}
        >
          {count(held)}
        </Link>
      ),
    },
    {
      title: '',
      width: 80,
      render: (_, library) => (
        <MayButton size="small" access={decideStrategy.access} onClick={() => onChange(library)}>
          {t.change}
        </MayButton>
      ),
    },
  ];
}
