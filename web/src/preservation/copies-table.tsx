import { getStore, retireCopy } from '@lantai/contract/preservation/copies.api.ts';
import { copyLocationNames, type StoreCopy } from '@lantai/contract/preservation/copies.ts';
import { Link } from '@tanstack/react-router';
import { Form, Input, Table, type TableColumnsType, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { copiesText as t } from './copies.text.ts';
import '#platform/list/data-list.css';

const c = t.columns;

const columns: TableColumnsType<StoreCopy> = [
  { title: c.name, width: 140, dataIndex: 'name' },
  {
    title: c.place,
    width: 130,
    render: (_, { location, distanceKm }) =>
      copyLocationNames[location] +
      (distanceKm === null ? '' : `，${t.kilometres(count(distanceKm))}`),
  },
  {
    title: c.medium,
    width: 130,
    render: (_, { medium, sameDevice }) => (
      <>
        {medium}{' '}
        {sameDevice && (
          <Tooltip title={t.sameDeviceNote}>
            <Tag color="warning">{t.sameDevice}</Tag>
          </Tooltip>
        )}
      </>
    ),
  },
  { title: c.state, width: 90, render: (_, copy) => <CopyState copy={copy} /> },
  {
    title: c.waiting,
    width: 190,
    render: (_, { waiting }) =>
      waiting.objects === 0 ? (
        '0'
      ) : (
        <Tooltip title={waiting.trouble ?? ''}>
          {t.waitingOf(count(waiting.objects), byteText(waiting.bytes))}
          <br />
          {t.waitingSince(instantText(waiting.since))}
        </Tooltip>
      ),
  },
  { title: c.owed, width: 76, align: 'right', render: (_, { owed }) => count(owed) },
  {
    title: c.damages,
    width: 64,
    align: 'right',
    render: (_, { id, damages }) => (
      <Link to="/preservation/damages" search={{ state: 'open', place: id }}>
        {count(damages)}
      </Link>
    ),
  },
  {
    title: c.compared,
    width: 140,
    render: (_, { lastComparedAt }) => instantText(lastComparedAt) || t.never,
  },
  {
    title: c.verified,
    width: 140,
    render: (_, { lastVerifiedAt }) => instantText(lastVerifiedAt) || t.never,
  },
  { title: c.path, render: (_, { path }) => <span className="code">{path}</span> },
  { title: c.act, width: 80, render: (_, copy) => <Retire copy={copy} /> },
];

export function CopiesTable({ copies }: { copies: readonly StoreCopy[] }) {
  return (
    <Table<StoreCopy>
      size="small"
      className="list-table"
      columns={columns}
      dataSource={copies}
      rowKey="id"
      pagination={false}
    />
  );
}

function CopyState({
  copy: { state, awaySince, awayBecause, waiting, lastSeenAt, retiredBecause },
}: {
  copy: StoreCopy;
}) {
  if (state === 'retired') return <Tooltip title={retiredBecause}>{t.states.retired}</Tooltip>;
  if (awaySince)
    return (
      <Tooltip title={t.away(instantText(awaySince), awayBecause ?? '')}>
        <Tag color="error">{t.states.away}</Tag>
      </Tooltip>
    );
  const seen = lastSeenAt ? t.seen(instantText(lastSeenAt)) : '';
  return (
    <Tooltip title={seen}>
      {waiting.objects > 0 ? <Tag color="warning">{t.states.behind}</Tag> : t.states.same}
    </Tooltip>
  );
}

function Retire({ copy }: { copy: StoreCopy }) {
  const [open, setOpen] = useState(false);
  const retire = useApiCommand(retireCopy, {
    refreshes: [getStore],
    says: t.retired,
    onDone: () => setOpen(false),
  });
  if (copy.state === 'retired') return null;
  return (
    <>
      <MayButton size="small" access={retireCopy.access} onClick={() => setOpen(true)}>
        {t.retire}
      </MayButton>
      {open && (
        <FormDialog<{ reason: string }>
          title={t.retireTitle(copy.name)}
          submit={t.retire}
          note={t.retireNote}
          command={retire}
          onSubmit={(body) => retire.mutate({ params: { copyId: copy.id }, body })}
          onClose={() => setOpen(false)}
        >
          <Form.Item
            name="reason"
            label={t.fields.reason}
            rules={[{ required: true, min: 2, message: t.fields.reason }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
