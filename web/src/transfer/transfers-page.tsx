import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { listDueYears, listTransfers } from '@lantai/contract/transfer/transfer.api.ts';
import {
  transferKindNames,
  transferState,
  transferStateNames,
} from '@lantai/contract/transfer/transfer-batch.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { transferText } from './transfer.text.ts';
import { TransferStateTag } from './transfer-state.tsx';

const t = transferText.batches;

export const transfersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/transfer/batches',
  validateSearch: z.object({
    state: one(transferState),
    late: one(z.literal('yes')),
    after: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listTransfers.access,
      menu: 'disposal',
      alsoCalled: '移交进馆 档案馆 移交信息包 登记表 jgpc yjjg',
    },
  },
  component: TransfersPage,
});

function TransfersPage() {
  const { state, late, after } = transfersRoute.useSearch();
  const navigate = transfersRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listTransfers, { query: { state, late, after, fondsId: only?.id } }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: { state?: typeof state; late?: typeof late }) =>
    void navigate({ search: (kept) => ({ ...kept, ...changes, after: undefined }) });
  const toDue = (
    <Link to="/transfer/due">
      <Button type="primary">{t.toDue}</Button>
    </Link>
  );
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} actions={toDue} />
      <DataList
        name="transfers"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.batches}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={
          <>
            <Select
              allowClear
              className="filter"
              aria-label={t.state}
              placeholder={t.state}
              value={state ?? null}
              options={transferState.options.map((value) => ({
                value,
                label: transferStateNames[value],
              }))}
              onChange={(value) => change({ state: value ?? undefined })}
            />
            <Checkbox
              checked={late === 'yes'}
              onChange={({ target }) => change({ late: target.checked ? 'yes' : undefined })}
            >
              {t.late}
            </Checkbox>
          </>
        }
        onClearFilters={
          state || late ? () => change({ state: undefined, late: undefined }) : undefined
        }
        empty={{ title: t.empty, action: toDue }}
      />
    </div>
  );
}

type Row = ReplyOf<typeof listTransfers>['batches'][number];

const columns: readonly ListColumn<Row>[] = [
  {
    key: 'number',
    title: t.columns.number,
    width: 150,
    render: (_, { id, number }) => (
      <Link to="/transfer/batches/$batchId" params={{ batchId: id }} className="code">
        {number}
      </Link>
    ),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 108,
    render: (_, { state }) => <TransferStateTag state={state} />,
  },
  {
    key: 'kind',
    title: t.columns.kind,
    width: 100,
    render: (_, { kind }) => transferKindNames[kind],
  },
  { key: 'archive', title: t.columns.archive, dataIndex: 'archiveName' },
  { key: 'fonds', title: t.columns.fonds, width: 64, dataIndex: 'fondsCode' },
  {
    key: 'years',
    title: t.columns.years,
    width: 104,
    render: (_, { yearFrom, yearTo }) => t.years(yearFrom, yearTo),
  },
  {
    key: 'items',
    title: t.columns.items,
    width: 72,
    align: 'right',
    render: (_, { items }) => count(items),
  },
  {
    key: 'files',
    title: t.columns.files,
    width: 80,
    hiddenAtFirst: true,
    align: 'right',
    render: (_, { files }) => count(files),
  },
  {
    key: 'bytes',
    title: t.columns.bytes,
    width: 88,
    align: 'right',
    render: (_, { bytes }) => byteText(bytes),
  },
  { key: 'agreedOn', title: t.columns.agreedOn, width: 104, dataIndex: 'agreedOn' },
  { key: 'receivedOn', title: t.columns.receivedOn, width: 104, dataIndex: 'receivedOn' },
  {
    key: 'plannedAt',
    title: t.columns.plannedAt,
    width: 150,
    hiddenAtFirst: true,
    render: (_, { plannedAt }) => instantText(plannedAt),
  },
  {
    key: 'plannedBy',
    title: t.columns.plannedBy,
    width: 100,
    hiddenAtFirst: true,
    dataIndex: 'plannedByName',
  },
];

/** What changes when a batch goes a step further. */
export const transferReads = [listTransfers, listDueYears] as const;
