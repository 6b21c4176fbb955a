import {
  type CirculationRow,
  circulationList,
  circulationState,
  circulationStateNames,
} from '@lantai/contract/collection/circulation.ts';
import { listCirculations } from '@lantai/contract/collection/circulations.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Checkbox, Flex, Segmented, Select } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { circulationText as t } from './circulation.text.ts';
import { CirculationStateTag } from './circulation-marks.tsx';

export const circulationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/circulations',
  validateSearch: z.object({
    list: one(circulationList),
    state: one(circulationState),
    late: one(z.enum(['true'])),
    recordId: one(z.uuid()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listCirculations.access,
      menu: 'use',
      alsoCalled: t.alsoCalled,
    },
  },
  component: CirculationsPage,
});

const columns: ListColumn<CirculationRow>[] = [
  {
    key: 'record',
    title: t.columns.record,
    render: (_, { id, record: { number, documentNumber, title, state } }) => (
      <Link to="/collection/circulations/$circulationId" params={{ circulationId: id }}>
        {state === null ? t.unseen : [number, documentNumber, title].filter(Boolean).join(' ')}
      </Link>
    ),
  },
  { key: 'purpose', title: t.columns.purpose, width: 130, dataIndex: 'purpose' },
  {
    key: 'begun',
    title: t.columns.begun,
    width: 150,
    render: (_, { begunByName, begunAt }) => (
      <>
        {begunByName}
        <br />
        {instantText(begunAt)}
      </>
    ),
  },
  {
    key: 'way',
    title: t.columns.way,
    width: 64,
    render: (_, { inOrder }) => t.ways[inOrder ? 'order' : 'parallel'],
  },
  { key: 'due', title: t.columns.due, width: 104, dataIndex: 'dueOn' },
  {
    key: 'progress',
    title: t.columns.progress,
    width: 72,
    render: (_, { returned, recipients }) => t.figures(returned, recipients),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 110,
    render: (_, row) => <CirculationStateTag {...row} />,
  },
];

/** What is with me, what I began, what is late in my department. */
function CirculationsPage() {
  const search = circulationsRoute.useSearch();
  const navigate = circulationsRoute.useNavigate();
  const list = search.list ?? (search.recordId ? 'all' : 'to-read');
  const answer = useQuery({
    ...apiQuery(listCirculations, { query: { ...search, list, late: search.late ?? 'false' } }),
    placeholderData: keepPreviousData,
  });
  const filter = (change: object) => void navigate({ search: (kept) => ({ ...kept, ...change }) });
  const { state, late, recordId } = search;
  const isFiltered = state !== undefined || late !== undefined || recordId !== undefined;
  return (
    <div className="page">
      <PageHead title={t.title} />
      <DataList
        name="circulations"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        filters={
          <Flex gap={8} align="center">
            <Segmented
              aria-label={t.list}
              value={list}
              options={circulationList.options.map((value) => ({ value, label: t.lists[value] }))}
              onChange={(value) => filter({ list: value })}
            />
            <Select
              allowClear
              aria-label={t.state}
              placeholder={t.state}
              style={{ width: 110 }}
              value={state ?? null}
              options={circulationState.options.map((value) => ({
                value,
                label: circulationStateNames[value],
              }))}
              onChange={(value) => filter({ state: value ?? undefined })}
            />
            <Checkbox
              checked={late === 'true'}
              onChange={({ target }) => filter({ late: target.checked ? 'true' : undefined })}
            >
              {t.late}
            </Checkbox>
          </Flex>
        }
        onClearFilters={
          isFiltered
            ? () => filter({ state: undefined, late: undefined, recordId: undefined })
            : undefined
        }
        empty={{ title: t.empty }}
      />
    </div>
  );
}
