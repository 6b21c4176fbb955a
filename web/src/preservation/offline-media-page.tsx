import { listMedia, registerMedium } from '@lantai/contract/preservation/offline-media.api.ts';
import {
  mediumKinds,
  mediumStateNames,
  type OfflineMedium,
} from '@lantai/contract/preservation/offline-media.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Flex, Space, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { MediumActs } from './medium-acts.tsx';
import { MediumDetail } from './medium-detail.tsx';
import { offlineMediaText as t } from './offline-media.text.ts';
import { RegisterMediumDialog } from './register-medium-dialog.tsx';
import { registersText } from './registers.text.ts';
import '#platform/list/data-list.css';

export const offlineMediaRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/offline-media',
  staticData: {
    page: {
      title: t.title,
      access: listMedia.access,
      menu: 'keeping',
      alsoCalled: '光盘 磁带 硬盘 抽检 检测 备份 lxjz',
    },
  },
  component: OfflineMediaPage,
});

/** The media on the shelf: what is on each, when it was read last, and when it has to be read again. */
function OfflineMediaPage() {
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listMedia, { query: { fondsId: only?.id } }),
    placeholderData: keepPreviousData,
    refetchInterval: 5000,
  });
  const [open, setOpen] = useState(false);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <Space>
            <Link to="/print/offline-media" search={{ fonds: only?.id }} target="_blank">
              {registersText.print}
            </Link>
            <MayButton
              type="primary"
              access={registerMedium.access}
              because={only ? undefined : t.chooseFonds}
              onClick={() => setOpen(true)}
            >
              {t.register}
            </MayButton>
          </Space>
        }
      />
      <ProblemNotice problem={answer.error} />
      <Table<OfflineMedium>
        size="small"
        className="list-table"
        tableLayout="fixed"
        columns={columns}
        dataSource={answer.data ?? []}
        loading={answer.isPending}
        rowKey="id"
        pagination={(answer.data?.length ?? 0) > 50 ? { pageSize: 50 } : false}
        expandable={{ expandedRowRender: (medium) => <MediumDetail medium={medium} /> }}
        locale={{ emptyText: t.empty }}
      />
      {open && only && <RegisterMediumDialog fondsId={only.id} onClose={() => setOpen(false)} />}
    </Flex>
  );
}

const c = t.columns;

const columns: TableColumnsType<OfflineMedium> = [
  {
    title: c.number,
    width: 210,
    render: (_, { number }) => <span className="code">{number}</span>,
  },
  { title: c.kind, width: 96, render: (_, { kind }) => mediumKinds[kind].name },
  { title: c.set, width: 72, render: (_, { setNumber }) => t.setOf(setNumber) },
  { title: c.place, width: 140, dataIndex: 'place' },
  { title: c.state, width: 76, render: (_, { state }) => mediumStateNames[state] },
  {
    title: c.content,
    render: (_, { records, files, bytes, destroyed }) => (
      <>
        {records !== null && t.contentOf(count(records), count(files ?? 0), byteText(bytes ?? 0))}{' '}
        {destroyed > 0 && <Tag color="error">{t.destroyed(count(destroyed))}</Tag>}
      </>
    ),
  },
  { title: c.read, width: 150, render: (_, { readings: [last], state }) => lastText(last, state) },
  {
    title: c.due,
    width: 140,
    render: (_, { dueOn, isOverdue }) => (
      <>
        {dueOn} {isOverdue && <Tag color="error">{t.overdue}</Tag>}
      </>
    ),
  },
  { title: c.act, width: 130, render: (_, medium) => <MediumActs medium={medium} /> },
];

function lastText(last: OfflineMedium['readings'][number] | undefined, state: string) {
  if (!last) return state === 'written' ? t.never : '';
  return (
    <>
      {instantText(last.readAt)}
      <br />
      {last.dataVerdict === 'agrees' ? t.agrees : <Tag color="error">{t.differs}</Tag>}
    </>
  );
}
