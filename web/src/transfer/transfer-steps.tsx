import {
  type TransferAction,
  type TransferStep,
  transferActionNames,
} from '@lantai/contract/transfer/transfer-batch.ts';
import { Table, type TableColumnsType, Typography } from 'antd';
import { instantText } from '#platform/times.ts';
import { transferText } from './transfer.text.ts';
import type { Batch } from './transfer-page.tsx';
import { TransferStateTag } from './transfer-state.tsx';

const t = transferText.batch;

/** What has happened to a batch: who did it on which day, and who of us entered it. */
export function TransferSteps({ batch: { steps } }: { batch: Batch }) {
  if (steps.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.history}
      </Typography.Title>
      <Table<TransferStep>
        size="small"
        className="list-table"
        columns={columns}
        dataSource={[...steps]}
        rowKey={({ enteredAt, action, round }) => `${enteredAt.getTime()}${action}${round}`}
        pagination={false}
      />
    </section>
  );
}

const columns: TableColumnsType<TransferStep> = [
  {
    title: t.step.action,
    width: 120,
    render: (_, { action }) => transferActionNames[action as TransferAction] ?? action,
  },
  { title: t.step.to, width: 120, render: (_, { to }) => <TransferStateTag state={to} /> },
  { title: t.step.round, width: 48, align: 'right', dataIndex: 'round' },
  { title: t.step.happenedOn, width: 104, dataIndex: 'happenedOn' },
  { title: t.step.signer, width: 88, dataIndex: 'signer' },
  { title: t.step.note, dataIndex: 'note' },
  {
    title: t.step.entered,
    width: 220,
    render: (_, { enteredByName, enteredAt }) => `${enteredByName ?? ''} ${instantText(enteredAt)}`,
  },
];
