import type {
  CirculationDetail,
  CirculationRecipient,
} from '@lantai/contract/collection/circulation.ts';
import {
  closeCirculation,
  getCirculation,
  listCirculations,
  openCirculated,
  returnCirculated,
} from '@lantai/contract/collection/circulations.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Descriptions, Flex, Form, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { dayText, instantText } from '#platform/times.ts';
import { circulationText as t } from './circulation.text.ts';
import { CirculationStateTag, HandTag } from './circulation-marks.tsx';

export const circulationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/circulations/$circulationId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getCirculation, { params })),
  staticData: {
    page: { title: t.title, access: getCirculation.access, under: '/collection/circulations' },
  },
  component: CirculationPage,
});

const refreshes = [getCirculation, listCirculations, getWorkbench];

const columns: TableColumnsType<CirculationRecipient> = [
  { key: 'position', title: t.columns.position, width: 56, render: (_, row) => row.position + 1 },
  { key: 'name', title: t.columns.name, width: 130, dataIndex: 'name' },
  { key: 'department', title: t.columns.department, width: 100, dataIndex: 'departmentName' },
  {
    key: 'hand',
    title: t.columns.hand,
    width: 140,
    render: (_, recipient) => <HandTag recipient={recipient} />,
  },
  { key: 'sent', title: t.columns.sent, width: 144, render: (_, row) => instantText(row.sentAt) },
  {
    key: 'opened',
    title: t.columns.opened,
    width: 144,
    render: (_, row) => instantText(row.openedAt),
  },
  {
    key: 'returned',
    title: t.columns.returned,
    width: 144,
    render: (_, row) => instantText(row.returnedAt),
  },
  { key: 'comment', title: t.columns.comment, dataIndex: 'comment' },
];

/** One circulation: who has the record, who has read it when, and what they said. */
function CirculationPage() {
  const params = circulationRoute.useParams();
  const { data: circulation } = useSuspenseQuery(apiQuery(getCirculation, { params }));
  const { record, begunByName, begunAt, inOrder, dueOn, escalateAfterDays } = circulation;
  const { closedAt, closedByName, closeReason } = circulation;
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={record.state === null ? t.title : (record.title ?? t.title)}
        note={
          <Flex gap="2px 16px" wrap component="span">
            <CirculationStateTag {...circulation} />
            {record.number && <span className="code">{record.number}</span>}
            <span>{record.documentNumber}</span>
          </Flex>
        }
        actions={<CirculationActions circulation={circulation} />}
      />
      <Descriptions
        size="small"
        column={3}
        items={[
          [t.columns.begun, t.byAt(begunByName, instantText(begunAt))],
          [t.columns.way, t.ways[inOrder ? 'order' : 'parallel']],
          [t.columns.due, dayText(dueOn)],
          [t.escalation, t.escalationAfter(escalateAfterDays)],
          [t.columns.purpose, circulation.purpose],
        ].map(([label = '', children]) => ({ key: label, label, children }))}
      />
      {closedAt && (
        <Alert
          type="info"
          title={t.closedBecause(closedByName ?? '', instantText(closedAt), closeReason ?? '')}
        />
      )}
      <Table
        size="small"
        rowKey="personId"
        columns={columns}
        dataSource={circulation.recipientList}
        pagination={false}
      />
    </Flex>
  );
}

function CirculationActions({ circulation }: { circulation: CirculationDetail }) {
  const [open, setOpen] = useState<'return' | 'close'>();
  const navigate = useNavigate();
  const { id: circulationId, can, record } = circulation;
  const toRecord = () =>
    void navigate({ to: '/records/$recordId', params: { recordId: record.recordId } });
  // The receipt is of this opening; only then does the page of the record come.
  const read = useApiCommand(openCirculated, { refreshes, saysProblem: true, onDone: toRecord });
  const close = () => setOpen(undefined);
  return (
    <>
      <Link to="/print/circulation/$circulationId" params={{ circulationId }} target="_blank">
        <Button>{t.print}</Button>
      </Link>
      {can.close && <Button onClick={() => setOpen('close')}>{t.close}</Button>}
      {can.open && (
        <>
          <MayButton
            access={returnCirculated.access}
            because={can.return ? undefined : t.notOpened}
            onClick={() => setOpen('return')}
          >
            {t.return}
          </MayButton>
          <Button
            type="primary"
            loading={read.isPending}
            onClick={() => read.mutate({ params: { circulationId } })}
          >
            {t.read}
          </Button>
        </>
      )}
      {!can.open && record.state !== null && <Button onClick={toRecord}>{t.read}</Button>}
      {open === 'return' && <ReturnDialog circulationId={circulationId} onClose={close} />}
      {open === 'close' && <CloseDialog circulationId={circulationId} onClose={close} />}
    </>
  );
}

type DialogProps = { readonly circulationId: string; readonly onClose: () => void };

function ReturnDialog({ circulationId, onClose }: DialogProps) {
  const command = useApiCommand(returnCirculated, {
    refreshes,
    says: t.returnDone,
    onDone: onClose,
  });
  return (
    <FormDialog<{ comment?: string }>
      title={t.return}
      submit={t.return}
      note={t.returnNote}
      command={command}
      onClose={onClose}
      onSubmit={({ comment = '' }) =>
        command.mutate({ params: { circulationId }, body: { comment } })
      }
    >
      <Form.Item name="comment" label={t.comment} extra={t.commentHint}>
        <Input.TextArea autoFocus rows={3} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}

function CloseDialog({ circulationId, onClose }: DialogProps) {
  const command = useApiCommand(closeCirculation, { refreshes, says: t.closed, onDone: onClose });
  return (
    <FormDialog<{ reason: string }>
      title={t.close}
      submit={t.close}
      note={t.closeNote}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { circulationId }, body })}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
