import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import {
  getTransfer,
  listTransferItems,
  takeOutOfTransfer,
} from '@lantai/contract/transfer/transfer.api.ts';
import { isListOpen } from '@lantai/contract/transfer/transfer-batch.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Typography } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { usePaging } from '#platform/list/paging.ts';
import { nothingSelected } from '#platform/list/selection.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { transferText } from './transfer.text.ts';
import type { Batch } from './transfer-page.tsx';
import { transferReads } from './transfers-page.tsx';

const t = transferText.batch;

type Row = ReplyOf<typeof listTransferItems>['items'][number];

/** The list of a batch; while it is open, records can be taken out again. */
export function TransferItems({ batch }: { batch: Batch }) {
  const { after } = usePaging();
  const [selection, select] = useState(nothingSelected);
  const params = { batchId: batch.id };
  const answer = useQuery({
    ...apiQuery(listTransferItems, { params, query: { after, limit: 50 } }),
    placeholderData: keepPreviousData,
  });
  const takeOut = useApiCommand(takeOutOfTransfer, {
    refreshes: [getTransfer, listTransferItems, ...transferReads],
    says: t.takenOut,
    saysProblem: true,
    onDone: () => select(nothingSelected),
  });
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.list}
      </Typography.Title>
      <DataList
        name="transfer-items"
        columns={columns}
        rowKey={({ recordId }) => recordId}
        answer={answer}
        rows={answer.data?.items}
        total={answer.data?.total}
        next={answer.data?.next}
        {...(isListOpen(batch.state) && {
          selection: {
            value: selection,
            onChange: ({ keys }) => select({ keys, all: false }),
            actions: (
              <MayButton
                access={takeOutOfTransfer.access}
                loading={takeOut.isPending}
                onClick={() => takeOut.mutate({ params, body: { recordIds: [...selection.keys] } })}
              >
                {t.takeOut}
              </MayButton>
            ),
          },
        })}
        empty={{ title: transferText.due.empty }}
      />
    </section>
  );
}

const columns: readonly ListColumn<Row>[] = [
  {
    key: 'code',
    title: t.item.code,
    width: 230,
    render: (_, { recordId, code }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code">
        {code}
      </Link>
    ),
  },
  { key: 'position', title: t.item.position, width: 64, align: 'right', dataIndex: 'position' },
  { key: 'title', title: t.item.title, dataIndex: 'title', ellipsis: true },
  { key: 'files', title: t.item.files, width: 80, align: 'right', dataIndex: 'files' },
  { key: 'security', title: t.item.security, width: 72, dataIndex: 'security' },
  { key: 'retention', title: t.item.retention, width: 88, dataIndex: 'retention' },
  { key: 'carrier', title: t.item.carrier, width: 100, dataIndex: 'carrier' },
  { key: 'remark', title: t.item.remark, width: 160, dataIndex: 'remark', ellipsis: true },
];
