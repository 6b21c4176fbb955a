import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { isStored } from '@lantai/contract/records/record-life.ts';
import { getRecordTransfer } from '@lantai/contract/transfer/record-transfer.api.ts';
import { getTransfer } from '@lantai/contract/transfer/transfer.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Descriptions, Space, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { useMay } from '#platform/session.ts';
import { dayText } from '#platform/times.ts';
import { transferText } from './transfer.text.ts';
import { DueStandingTag, TransferStateTag } from './transfer-state.tsx';

const t = transferText.record;

type Props = { record: Pick<RecordDetail, 'id' | 'state'> };

function useRecordTransfer({ record }: Props) {
  const query = apiQuery(getRecordTransfer, { params: { recordId: record.id } });
  return useQuery({ ...query, enabled: isStored(record.state) }).data;
}

/** Where a record has gone, where nobody can overlook it; nothing for one that is here. */
export function TransferredNotice({ record }: Props) {
  const transferred = useRecordTransfer({ record })?.transferred;
  if (!transferred) return null;
  const { on, archiveName, number, copyUntil, early } = transferred;
  return (
    <Alert
      type="info"
      showIcon
      className="record-warnings"
      title={[
        t.transferred(dayText(on), archiveName, number),
        t.copyUntil(copyUntil),
        early ? t.early : '',
      ].join('')}
      action={
        <Link
          to="/print/transfer-certificate/$recordId"
          params={{ recordId: record.id }}
          target="_blank"
        >
          <Button size="small">{transferText.certificate.print}</Button>
        </Link>
      }
    />
  );
}

/** When a record is due at the archive, by which rule, and the batch it goes in. */
export function TransferFacts({ record }: Props) {
  const may = useMay();
  const transfer = useRecordTransfer({ record });
  if (!transfer || (transfer.due === null && transfer.batch === null)) return null;
  const { due, batch } = transfer;
  const items = [
    ...(due
      ? [
          {
            key: 'due',
            label: t.due,
            children: (
              <Space size={8}>
                {t.dueText(due.year)}
                {!transfer.transferred && <DueStandingTag standing={due.standing} />}
                <Basis
                  rule={t.dueText(due.year)}
                  source={
                    due.confirmed ? due.basis : `${due.basis}（${transferText.due.unconfirmed}）`
                  }
                />
              </Space>
            ),
          },
        ]
      : []),
    ...(batch
      ? [
          {
            key: 'batch',
            label: t.batch,
            children: (
              <Space size={8}>
                {may(getTransfer.access) ? (
                  <Link
                    to="/transfer/batches/$batchId"
                    params={{ batchId: batch.id }}
                    className="code"
                  >
                    {batch.number}
                  </Link>
                ) : (
                  <span className="code">{batch.number}</span>
                )}
                <TransferStateTag state={batch.state} />
              </Space>
            ),
          },
        ]
      : []),
  ];
  return (
    <section>
      <Typography.Title level={2} className="record-section">
        {t.title}
      </Typography.Title>
      <Descriptions size="small" column={1} items={items} className="record-facts" />
    </section>
  );
}
