import { type ImportRun, listImports } from '@lantai/contract/capture/capture.api.ts';
import { categoryName } from '@lantai/contract/classification/category.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import { z } from 'zod';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { captureText } from '../capture.text.ts';
import { ImportForm } from './import-form.tsx';
import { ImportState } from './import-state.tsx';

const t = captureText.imports;

export const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/imports',
  validateSearch: z.object({ after: z.string().optional() }),
  staticData: {
    page: {
      title: t.title,
      access: listImports.access,
      menu: 'intake',
      alsoCalled: '目录 挂接 著录 excel csv mldr',
    },
  },
  component: ImportsPage,
});

function ImportsPage() {
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      <ImportForm />
      <Typography.Title level={2} className="section-title">
        {t.earlier}
      </Typography.Title>
      <EarlierImports />
    </Flex>
  );
}

function EarlierImports() {
  const { after } = importsRoute.useSearch();
  const { only } = useFonds();
  const query = { after, fondsId: only?.id };
  const answer = useQuery({
    ...apiQuery(listImports, { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <DataList
      name="imports"
      columns={columns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={answer.data?.imports}
      next={answer.data?.next}
      empty={{ title: t.none }}
    />
  );
}

const figure = (key: keyof typeof t.figures): ListColumn<ImportRun> => ({
  key,
  title: t.figures[key],
  width: 84,
  align: 'right',
  render: (_, run) => {
    const value = run[key];
    return value === null ? '' : count(value);
  },
});

const columns: readonly ListColumn<ImportRun>[] = [
  {
    key: 'fileName',
    title: t.columns.fileName,
    render: (_, { id, fileName }) => (
      <Link to="/capture/imports/$importId" params={{ importId: id }}>
        {fileName}
      </Link>
    ),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 120,
    render: (_, run) => <ImportState run={run} />,
  },
  { key: 'fonds', title: t.columns.fonds, width: 72, dataIndex: 'fondsCode' },
  {
    key: 'category',
    title: t.columns.category,
    width: 72,
    render: (_, { category }) => categoryName(category),
  },
  figure('rowsRead'),
  figure('imported'),
  figure('alreadyThere'),
  figure('rowsWithFindings'),
  figure('quarantined'),
  {
    key: 'askedAt',
    title: t.columns.askedAt,
    width: 136,
    render: (_, { askedAt }) => instantText(askedAt),
  },
  { key: 'askedBy', title: t.columns.askedBy, width: 88, dataIndex: 'askedByName' },
];
