import { listAbsentAttachments } from '@lantai/contract/collection/record-help.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Flex } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { AbsentAttachment } from './absent-attachment.tsx';
import { helpText } from './help.text.ts';
import { OneFondsNotice } from './one-fonds-notice.tsx';

const t = helpText.absent;
const PAGE_SIZE = 50;

export const absentAttachmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/absent-attachments',
  validateSearch: z.object({ after: one(z.uuid()) }),
  staticData: {
    page: {
      title: t.title,
      access: listAbsentAttachments.access,
      menu: 'checking',
      alsoCalled: '附件缺失 附件不全 完整 qfj',
    },
  },
  component: AbsentAttachmentsPage,
});

function AbsentAttachmentsPage() {
  const { only } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      {only ? <Lacking fondsId={only.id} /> : <OneFondsNotice />}
    </Flex>
  );
}

function Lacking({ fondsId }: { fondsId: string }) {
  const { after } = absentAttachmentsRoute.useSearch();
  const answer = useQuery({
    ...apiQuery(listAbsentAttachments, { query: { fondsId, after, limit: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  return (
    <DataList
      name="absent-attachments"
      columns={columns}
      rowKey={({ recordId }) => recordId}
      answer={answer}
      rows={answer.data?.records}
      total={answer.data?.total}
      next={answer.data?.next}
      pageSize={PAGE_SIZE}
      empty={{ title: t.empty }}
    />
  );
}

type Lacking = ReplyOf<typeof listAbsentAttachments>['records'][number];

const columns: readonly ListColumn<Lacking>[] = [
  {
    key: 'code',
    title: t.code,
    width: 216,
    render: (_, { recordId, code }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code">
        {code}
      </Link>
    ),
  },
  { key: 'title', title: t.record, dataIndex: 'title' },
  {
    key: 'number',
    title: t.number,
    width: 176,
    render: (_, { documentNumber }) => <span className="code">{documentNumber}</span>,
  },
  {
    key: 'absent',
    title: t.what,
    width: 360,
    render: (_, { recordId, absent }) =>
      absent.map((each) => (
        <AbsentAttachment key={`${each.ordinal} ${each.title}`} recordId={recordId} of={each} />
      )),
  },
];
