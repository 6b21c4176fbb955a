import type { DeliveryRow } from '@lantai/contract/capture/exchange/sources.api.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { RecordStateTag } from '../../records/record-state.tsx';
import { exchangeText } from './exchange.text.ts';
import { ReceiptStateTag } from './receipt-state.tsx';

const t = exchangeText.deliveries;

export const deliveryColumns: readonly ListColumn<DeliveryRow>[] = [
  {
    key: 'title',
    title: t.columns.title,
    render: (_, { id, title }) => (
      <Link to="." search={(search: object) => ({ ...search, delivery: id })}>
        {title ?? t.noTitle}
      </Link>
    ),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 130,
    render: (_, row) => <Standing row={row} />,
  },
  {
    key: 'record',
    title: t.columns.record,
    width: 158,
    render: (_, row) => <OfRecord row={row} />,
  },
  {
    key: 'department',
    title: t.columns.department,
    width: 124,
    render: (_, row) => departmentText(row),
  },
  { key: 'source', title: t.columns.source, width: 120, dataIndex: 'sourceName' },
  {
    key: 'sourceKey',
    title: t.columns.sourceKey,
    width: 134,
    ellipsis: true,
    render: (_, { sourceKey }) => <span className="code">{sourceKey}</span>,
  },
  {
    key: 'version',
    title: t.columns.version,
    width: 56,
    align: 'right',
    render: (_, { version }) => version ?? '',
  },
  {
    key: 'queuedAt',
    title: t.columns.queuedAt,
    width: 152,
    render: (_, { queuedAt }) => instantText(queuedAt),
  },
];

/** Where its receipt stands; a version that was replaced counts no more. */
function Standing({ row: { state, heldFor, standing, quarantined } }: { row: DeliveryRow }) {
  if (standing === 'superseded') return <StateTag tone="ended">{t.superseded}</StateTag>;
  return (
    <Flex vertical>
      <ReceiptStateTag state={state} heldFor={heldFor} />
      {quarantined && <StateTag tone="overdue">{t.quarantined}</StateTag>}
    </Flex>
  );
}

/** Its department, or the code that stands for one: pending only where it waits for that. */
export function departmentText({ departmentName, orgCode, heldFor }: DeliveryRow): string {
  if (departmentName !== null) return departmentName;
  return heldFor === 'organisation' ? t.pendingOrg(orgCode) : t.orgCode(orgCode);
}

/** The record it became, by its number and its own state. */
export function OfRecord({
  row,
}: {
  row: Pick<DeliveryRow, 'recordId' | 'recordState' | 'temporaryNumber'>;
}) {
  const { recordId, recordState, temporaryNumber } = row;
  if (recordId === null || recordState === null)
    return <Typography.Text type="secondary">—</Typography.Text>;
  return (
    <Flex vertical>
      <Link to="/records/$recordId" params={{ recordId }}>
        <span className="code">{temporaryNumber}</span>
      </Link>
      <RecordStateTag state={recordState} />
    </Flex>
  );
}
