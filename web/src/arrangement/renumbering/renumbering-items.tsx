import type {
  RenumberingDetail,
  RenumberingItem,
} from '@lantai/contract/arrangement/renumberings.api.ts';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, Typography } from 'antd';
import { renumberingText } from './renumbering.text.ts';
import '#platform/list/data-list.css';

const t = renumberingText.one;

/** Every change, in the order of the new numbers. */
export function RenumberingItems({ renumbering }: { renumbering: RenumberingDetail }) {
  const { items, state } = renumbering;
  const isWritten = state === 'approved' || state === 'done';
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.items}
      </Typography.Title>
      <Table<RenumberingItem>
        size="small"
        className="list-table list-dense"
        rowKey="recordId"
        columns={isWritten ? [...columns, storedColumn] : columns}
        dataSource={items}
        pagination={items.length > 200 ? { pageSize: 200, showSizeChanger: false } : false}
        sticky={{ offsetHeader: 48 }}
        scroll={{ x: 1000 }}
        locale={{ emptyText: t.nothing }}
      />
    </section>
  );
}

const columns: TableColumnsType<RenumberingItem> = [
  {
    title: t.before,
    width: 250,
    render: (_, { before }) => <del className="code">{before.archivalCode}</del>,
  },
  {
    title: t.after,
    width: 250,
    render: (_, { recordId, after }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code">
        {after.archivalCode}
      </Link>
    ),
  },
  { title: t.recordTitle, dataIndex: 'title' },
  {
    title: t.boxes,
    width: 90,
    render: (_, { before, after }) =>
      before.boxNumber === after.boxNumber
        ? before.boxNumber
        : t.boxChange(before.boxNumber ?? '—', after.boxNumber ?? '—'),
  },
  { title: t.stamp, width: 72, render: (_, { stamp }) => stamp && t.stampAnew },
];

const storedColumn: TableColumnsType<RenumberingItem>[number] = {
  title: t.stored,
  width: 72,
  render: (_, { stored }) => (stored ? t.isStored : t.isWaiting),
};
