import { rejectFromList } from '@lantai/contract/disposal/disposal.api.ts';
import type { DestructionDetail, DestructionItem } from '@lantai/contract/disposal/disposal.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { disposalText } from './disposal.text.ts';
import { RejectDialog } from './list-dialogs.tsx';
import '#platform/list/data-list.css';

const t = disposalText.list;

/** The rows of a list in the columns of 销毁清册; before it is approved some can be struck off. */
export function ListRows({ list }: { list: DestructionDetail }) {
  const [positions, setPositions] = useState<number[]>([]);
  const [rejecting, setRejecting] = useState(false);
  const canReject = list.allowed.includes('reject');
  const chosen = positions.length === 0 ? t.choose : undefined;
  return (
    <section>
      <Flex gap={8} align="center" className="list-bar">
        <Typography.Title level={2} className="section-title">
          {t.rows}
        </Typography.Title>
        <span className="grow" />
        {list.state === 'proposed' && (
          <MayButton
            access={rejectFromList.access}
            because={canReject ? chosen : t.because.reject}
            onClick={() => setRejecting(true)}
          >
            {t.reject}
          </MayButton>
        )}
      </Flex>
      <Table<DestructionItem>
        size="small"
        className="list-table"
        rowKey="position"
        columns={columns}
        dataSource={list.rows}
        tableLayout="fixed"
        scroll={{ x: 1060 }}
        pagination={list.rows.length > 100 ? { pageSize: 100, size: 'small' } : false}
        {...(canReject && {
          rowSelection: {
            selectedRowKeys: positions,
            onChange: (keys) => setPositions(keys.map(Number)),
            getCheckboxProps: ({ rejectedAt }) => ({ disabled: rejectedAt !== null }),
          },
        })}
      />
      {rejecting && (
        <RejectDialog
          list={list}
          positions={positions}
          onDone={() => {
            setPositions([]);
            setRejecting(false);
          }}
          onClose={() => setRejecting(false)}
        />
      )}
    </section>
  );
}

const columns: TableColumnsType<DestructionItem> = [
  { key: 'position', title: t.columns.position, width: 56, align: 'right', dataIndex: 'position' },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  { key: 'year', title: t.columns.year, width: 56, dataIndex: 'year' },
  {
    key: 'code',
    title: t.columns.code,
    width: 210,
    render: (_, { recordId, code }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code">
        {code}
      </Link>
    ),
  },
  {
    key: 'retention',
    title: t.columns.retention,
    width: 92,
    render: (_, { retention }) => shownRetention(retention),
  },
  {
    key: 'kept',
    title: t.columns.kept,
    width: 92,
    render: (_, { keptYears }) => t.years(keptYears),
  },
  {
    key: 'pages',
    title: t.columns.pages,
    width: 56,
    align: 'right',
    render: (_, { pages }) => pages !== null && count(pages),
  },
  { key: 'files', title: t.columns.files, width: 76, align: 'right', dataIndex: 'files' },
  { key: 'remark', title: t.columns.remark, width: 140, dataIndex: 'remark' },
  {
    key: 'standing',
    title: t.columns.standing,
    width: 160,
    render: (_, item) => <Standing item={item} />,
  },
];

function Standing({ item }: { item: DestructionItem }) {
  const { rejectedAt, rejectedByName, rejectionReason, destroyedAt, removedAt } = item;
  if (rejectedAt)
    return (
      <StateTag tone="ended">{t.rejected(rejectedByName ?? '', rejectionReason ?? '')}</StateTag>
    );
  if (!destroyedAt) return <StateTag tone="waiting">{t.waiting}</StateTag>;
  return (
    <Flex vertical>
      <StateTag tone="overdue">{t.destroyed(instantText(destroyedAt))}</StateTag>
      {!removedAt && <StateTag tone="running">{t.removing}</StateTag>}
    </Flex>
  );
}
