import { listMedia, registerMedium } from '@lantai/contract/preservation/offline-media.api.ts';
import {
  mediumKinds,
  mediumStateNames,
  type OfflineMedium,
} from '@lantai/contract/preservation/offline-media.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Flex, Space } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { NewestJob } from '#platform/newest-job.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { MediumActs } from './medium-acts.tsx';
import { MediumDetail } from './medium-detail.tsx';
import { offlineMediaText as t } from './offline-media.text.ts';
import { RegisterMediumDialog } from './register-medium-dialog.tsx';
import { registersText } from './registers.text.ts';

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
      <NewestJob kinds={['preservation.write-medium', 'preservation.read-medium']} />
      <DataList<OfflineMedium>
        name="offline-media"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        total={answer.data?.length}
        next={null}
        expandable={{ expandedRowRender: (medium) => <MediumDetail medium={medium} /> }}
        empty={{ title: t.empty }}
      />
      {open && only && <RegisterMediumDialog fondsId={only.id} onClose={() => setOpen(false)} />}
    </Flex>
  );
}

const c = t.columns;

const columns: readonly ListColumn<OfflineMedium>[] = [
  {
    key: 'number',
    title: c.number,
    width: 190,
    render: (_, { number }) => <span className="code">{number}</span>,
  },
  { key: 'kind', title: c.kind, width: 90, render: (_, { kind }) => mediumKinds[kind].name },
  { key: 'set', title: c.set, width: 72, render: (_, { setNumber }) => t.setOf(setNumber) },
  { key: 'place', title: c.place, width: 120, dataIndex: 'place' },
  {
    key: 'state',
    title: c.state,
    width: 90,
    render: (_, { state }) => <StateTag tone={tones[state]}>{mediumStateNames[state]}</StateTag>,
  },
  {
    key: 'content',
    title: c.content,
    width: 150,
    render: (_, { records, files, bytes, destroyed }) => (
      <>
        {records !== null && t.contentOf(count(records), count(files ?? 0), byteText(bytes ?? 0))}{' '}
        {destroyed > 0 && <StateTag tone="overdue">{t.destroyed(count(destroyed))}</StateTag>}
      </>
    ),
  },
  {
    key: 'read',
    title: c.read,
    width: 150,
    render: (_, { readings: [last], state }) => lastText(last, state),
  },
  {
    key: 'due',
    title: c.due,
    width: 110,
    render: (_, { dueOn, isOverdue }) => (
      <>
        {dueOn} {isOverdue && <StateTag tone="overdue">{t.overdue}</StateTag>}
      </>
    ),
  },
  { key: 'act', title: '', width: 130, render: (_, medium) => <MediumActs medium={medium} /> },
];

const tones: Record<OfflineMedium['state'], Tone> = {
  registered: 'waiting',
  written: 'done',
  replaced: 'ended',
};

function lastText(last: OfflineMedium['readings'][number] | undefined, state: string) {
  if (!last) return state === 'written' ? <StateTag tone="not-run">{t.never}</StateTag> : '';
  return (
    <>
      {instantText(last.readAt)}
      <br />
      {last.dataVerdict === 'agrees' ? (
        <StateTag tone="passed">{t.agrees}</StateTag>
      ) : (
        <StateTag tone="failed">{t.differs}</StateTag>
      )}
    </>
  );
}
