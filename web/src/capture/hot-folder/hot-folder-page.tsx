import { listHotPackages } from '@lantai/contract/capture/hot-folder.api.ts';
import { hotPackageState, hotPackageStateNames } from '@lantai/contract/capture/hot-folder.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Flex, Select, Typography } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { hotFolderText as t } from './hot-folder.text.ts';
import { hotPackageColumns } from './hot-package-columns.tsx';
import { HotPackageFindings } from './hot-package-findings.tsx';

export const hotFolderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/hot-folder',
  validateSearch: z.object({ state: one(hotPackageState), after: one(z.string()) }),
  staticData: {
    page: {
      title: t.title,
      access: listHotPackages.access,
      menu: 'intake',
      alsoCalled: '移交包 封装包 回执 EEP ASIP rwjj',
    },
  },
  component: HotFolderPage,
});

const everyTenSeconds = 10_000;

/** What came in through the hot folder, and what was wrong with it. */
function HotFolderPage() {
  const { state, after } = hotFolderRoute.useSearch();
  const navigate = hotFolderRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listHotPackages, { query: { state, after, fondsId: only?.id } }),
    placeholderData: keepPreviousData,
    refetchInterval: everyTenSeconds,
  });
  const choose = (next: typeof state) =>
    void navigate({ search: (kept) => ({ ...kept, state: next, after: undefined }) });

  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      {answer.data && (
        <Flex gap={8} align="center" wrap>
          <Typography.Text type="secondary">{t.folder}</Typography.Text>
          <Typography.Text copyable className="code">
            {answer.data.folder}/{only?.code ?? '{全宗号}'}
          </Typography.Text>
          <Basis rule={t.basis.rule} source={t.basis.source} />
        </Flex>
      )}
      <DataList
        name="hot-folder"
        columns={hotPackageColumns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.packages}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={
          <Select
            allowClear
            size="small"
            aria-label={t.state}
            placeholder={t.anyState}
            value={state}
            options={hotPackageState.options.map((value) => ({
              value,
              label: hotPackageStateNames[value],
            }))}
            onChange={choose}
          />
        }
        onClearFilters={state ? () => choose(undefined) : undefined}
        expandable={{
          columnTitle: <span className="unseen">{t.details}</span>,
          expandedRowRender: (found) => <HotPackageFindings found={found} />,
        }}
        empty={{ title: state ? t.noneChosen : t.none }}
      />
    </Flex>
  );
}
