import {
  daysOnTheWay,
  listPapers,
  receivePaper,
  returnPaper,
} from '@lantai/contract/collection/receipts.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Checkbox, Flex } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { collectionText } from './collection.text.ts';

const t = collectionText.papers;

export const papersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/papers',
  validateSearch: z.object({
    days: one(z.coerce.number().int().min(0)),
    mine: one(z.enum(['true'])),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listPapers.access,
      menu: 'hand-over',
      alsoCalled: '签收 纸质 临时编号 归还 ztcl',
    },
  },
  component: PapersPage,
});

type Paper = ReplyOf<typeof listPapers>['papers'][number];

const columns: ListColumn<Paper>[] = [
  {
    key: 'number',
    title: t.columns.number,
    width: 148,
    render: (_, { recordId, number }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code breaks">
        {number}
      </Link>
    ),
  },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  { key: 'from', title: t.columns.from, width: 90, dataIndex: 'fromName' },
  { key: 'to', title: t.columns.to, width: 90, dataIndex: 'toName' },
  { key: 'at', title: t.columns.at, width: 144, render: (_, row) => instantText(row.handedAt) },
  {
    key: 'received',
    title: t.columns.received,
    width: 144,
    render: (_, { receivedAt }) =>
      receivedAt ? instantText(receivedAt) : <StateTag tone="waiting">{t.notReceived}</StateTag>,
  },
  {
    key: 'days',
    title: t.columns.days,
    width: 90,
    render: (_, { days }) =>
      days > daysOnTheWay ? <StateTag tone="overdue">{t.days(days)}</StateTag> : t.days(days),
  },
  { key: 'note', title: t.columns.note, width: 124, dataIndex: 'note' },
  {
    key: 'action',
    title: t.columns.action,
    width: 90,
    render: (_, paper) => <PaperAction paper={paper} />,
  },
];

function PapersPage() {
  const { days, mine } = papersRoute.useSearch();
  const navigate = papersRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listPapers, { query: { fondsId: only?.id, days, mine: mine ?? 'false' } }),
    placeholderData: keepPreviousData,
  });
  const filter = (change: object) => void navigate({ search: (kept) => ({ ...kept, ...change }) });
  const overdue = answer.data?.overdue ?? 0;
  return (
    <div className="page">
      <PageHead
        title={t.title}
        note={
          overdue > 0 && (
            <Link to="/collection/papers" search={{ days: daysOnTheWay }}>
              <StateTag tone="overdue">{t.lateCount(count(overdue))}</StateTag>
            </Link>
          )
        }
      />
      <DataList
        name="papers"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.papers}
        total={answer.data?.total}
        filters={
          <Flex gap={8}>
            <Checkbox
              checked={mine === 'true'}
              onChange={({ target }) => filter({ mine: target.checked ? 'true' : undefined })}
            >
              {t.mine}
            </Checkbox>
            <Checkbox
              checked={days !== undefined}
              onChange={({ target }) => filter({ days: target.checked ? daysOnTheWay : undefined })}
            >
              {t.late(days ?? daysOnTheWay)}
            </Checkbox>
          </Flex>
        }
        onClearFilters={
          mine || days !== undefined
            ? () => filter({ mine: undefined, days: undefined })
            : undefined
        }
        empty={{ title: t.empty }}
      />
    </div>
  );
}

function PaperAction({ paper: { id, canReceive, canTakeBack } }: { paper: Paper }) {
  const options = { refreshes: [listPapers, getWorkbench], saysProblem: true };
  const receive = useApiCommand(receivePaper, { ...options, says: t.received });
  const takeBack = useApiCommand(returnPaper, { ...options, says: t.returned });
  const params = { receiptId: id };
  if (canTakeBack)
    return (
      <MayButton
        size="small"
        access={returnPaper.access}
        loading={takeBack.isPending}
        onClick={() => takeBack.mutate({ params })}
      >
        {t.takeBack}
      </MayButton>
    );
  return (
    <MayButton
      size="small"
      access={receivePaper.access}
      because={canReceive ? undefined : t.waits}
      loading={receive.isPending}
      onClick={() => receive.mutate({ params })}
    >
      {t.receive}
    </MayButton>
  );
}
