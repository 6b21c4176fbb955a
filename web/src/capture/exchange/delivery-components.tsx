import { componentRole, componentRoleNames } from '@lantai/contract/records/component-role.ts';
import { Table, type TableColumnsType, Typography } from 'antd';
import { byteText } from '../../records/one-record/byte-text.ts';
import type { DeliveryDetail } from './delivery-drawer.tsx';
import { exchangeText } from './exchange.text.ts';

const t = exchangeText.delivery;

type Component = DeliveryDetail['components'][number];

/** The files of this version as they were verified, for comparing with the other side. */
export function DeliveryComponents({ delivery }: { delivery: DeliveryDetail }) {
  if (delivery.components.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.components}
      </Typography.Title>
      <Table<Component>
        size="small"
        rowKey={({ sha512, fileName }) => `${sha512} ${fileName}`}
        columns={columns}
        dataSource={delivery.components}
        pagination={false}
      />
    </section>
  );
}

const columns: TableColumnsType<Component> = [
  {
    key: 'role',
    title: t.componentColumns.role,
    width: 96,
    render: (_, { role }) => {
      const known = componentRole.safeParse(role);
      return known.success ? componentRoleNames[known.data] : role;
    },
  },
  { key: 'fileName', title: t.componentColumns.fileName, dataIndex: 'fileName' },
  {
    key: 'size',
    title: t.componentColumns.size,
    width: 88,
    align: 'right',
    render: (_, { size }) => byteText(size),
  },
  {
    key: 'sm3',
    title: t.componentColumns.sm3,
    width: 200,
    render: (_, { sm3 }) => (
      <Typography.Text copyable={{ text: sm3 }} className="code">
        {sm3.slice(0, 16)}…
      </Typography.Text>
    ),
  },
];
