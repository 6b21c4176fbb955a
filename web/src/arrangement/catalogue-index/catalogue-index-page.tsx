import {
  exportCatalogueIndex,
  getCatalogueIndex,
} from '@lantai/contract/arrangement/catalogue-index.api.ts';
import {
  type IndexRow,
  indexColumnNames,
  indexOrder,
  indexOrderNames,
} from '@lantai/contract/arrangement/catalogue-index.ts';
import { categoryCodes, categoryName } from '@lantai/contract/classification/category.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import {
  Alert,
  Button,
  Flex,
  InputNumber,
  Segmented,
  Select,
  Table,
  type TableColumnsType,
} from 'antd';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { catalogueIndexText as t } from './catalogue-index.text.ts';
import { type IndexSearch, indexQuery, indexSearch } from './index-search.ts';
import '#platform/list/data-list.css';

export const catalogueIndexRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/catalogue-index',
  validateSearch: indexSearch,
  staticData: {
    page: {
      title: t.title,
      access: getCatalogueIndex.access,
      menu: 'arrangement',
      alsoCalled: t.alsoCalled,
    },
  },
  component: CatalogueIndexPage,
});

/** The three indexes of a fonds; what is seen here is what is printed and exported. */
function CatalogueIndexPage() {
  const { only } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} />
      {only ? (
        <Index fondsId={only.id} />
      ) : (
        <>
          <OneFondsSelect />
          <Alert type="info" title={t.chooseFonds} />
        </>
      )}
    </Flex>
  );
}

function Index({ fondsId }: { fondsId: string }) {
  const search = catalogueIndexRoute.useSearch();
  const request = indexQuery(fondsId, search);
  const answer = useQuery({
    ...apiQuery(getCatalogueIndex, request),
    placeholderData: keepPreviousData,
  });
  const index = answer.data;
  return (
    <>
      <Flex gap={8} align="center" wrap>
        <Filters search={search} />
        <span style={{ flex: 1 }} />
        <Link to="/print-index/$fondsId" params={{ fondsId }} search={search} target="_blank">
          <Button disabled={!index?.rows.length}>{t.print}</Button>
        </Link>
        <Button
          href={apiAddress(exportCatalogueIndex, request)}
          disabled={!index?.rows.length}
          download
        >
          {t.export}
        </Button>
      </Flex>
      {answer.error ? (
        <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <Table<IndexRow>
          size="small"
          className="list-table"
          columns={columns}
          rowKey={({ kind, id }) => `${kind} ${id}`}
          dataSource={index?.rows ?? []}
          loading={answer.isPending}
          pagination={{ pageSize: 100, showSizeChanger: false, hideOnSinglePage: true }}
          locale={{ emptyText: t.empty }}
          title={() => index && t.figures(index.originals, index.memoirs)}
        />
      )}
    </>
  );
}

const columns: TableColumnsType<IndexRow> = [
  { key: 'sequence', title: indexColumnNames.sequence, width: 64, dataIndex: 'sequence' },
  {
    key: 'documentNumber',
    title: indexColumnNames.documentNumber,
    width: 196,
    dataIndex: 'documentNumber',
  },
  {
    key: 'title',
    title: indexColumnNames.title,
    render: (_, { kind, id, title }) =>
      kind === 'memoir' ? (
        <Link to="/collection/memoirs/$memoirId" params={{ memoirId: id }}>
          {title}
        </Link>
      ) : (
        <Link to="/records/$recordId" params={{ recordId: id }}>
          {title || t.untitled}
        </Link>
      ),
  },
  { key: 'day', title: indexColumnNames.day, width: 110, dataIndex: 'day' },
  {
    key: 'institution',
    title: indexColumnNames.institution,
    width: 190,
    render: (_, { group, institution }) =>
      group === null || group === institution ? institution : `${group}／${institution}`,
  },
  { key: 'remark', title: indexColumnNames.remark, width: 200, dataIndex: 'remark' },
];

function Filters({ search }: { search: IndexSearch }) {
  const navigate = catalogueIndexRoute.useNavigate();
  const filter = (change: IndexSearch) =>
    void navigate({ search: (kept) => ({ ...kept, ...change }) });
  const isFiltered = search.category ?? search.fromYear ?? search.toYear;
  return (
    <>
      <OneFondsSelect />
      <Segmented
        aria-label={t.order}
        value={search.order ?? 'time'}
        options={indexOrder.options.map((value) => ({ value, label: indexOrderNames[value] }))}
        onChange={(order) => filter({ order })}
      />
      <Select
        allowClear
        aria-label={t.category}
        placeholder={t.allCategories}
        style={{ width: 160 }}
        value={search.category ?? null}
        options={categoryCodes.map((value) => ({ value, label: categoryName(value) }))}
        onChange={(value) => filter({ category: value ?? undefined })}
      />
      <InputNumber
        aria-label={t.fromYear}
        placeholder={t.fromYear}
        min={1600}
        max={2199}
        value={search.fromYear ?? null}
        onChange={(value) => filter({ fromYear: value ?? undefined })}
      />
      <InputNumber
        aria-label={t.toYear}
        placeholder={t.toYear}
        min={1600}
        max={2199}
        value={search.toYear ?? null}
        onChange={(value) => filter({ toYear: value ?? undefined })}
      />
      {isFiltered !== undefined && (
        <Button
          type="link"
          size="small"
          onClick={() => filter({ category: undefined, fromYear: undefined, toYear: undefined })}
        >
          {t.clear}
        </Button>
      )}
    </>
  );
}
