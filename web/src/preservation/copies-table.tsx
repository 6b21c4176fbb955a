import { getStore, retireCopy } from '@lantai/contract/preservation/copies.api.ts';
import { copyLocationNames, type StoreCopy } from '@lantai/contract/preservation/copies.ts';
import { Link } from '@tanstack/react-router';
import { Form, Input, Table, type TableColumnsType, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { copiesText as t } from './copies.text.ts';
import '#platform/list/data-list.css';

const c = t.columns;

const columns: TableColumnsType<StoreCopy> = [
  { title: c.name, width: 110, dataIndex: 'name' },
  {
    title: c.place,
    width: 84,
    render: (_, { location, distanceKm }) =>
      copyLocationNames[location] +
      (distanceKm === null ? '' : `，${t.kilometres(count(distanceKm))}`),
  },
  {
    title: c.medium,
    width: 110,
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
  { title: c.state, width: 100, render: (_, copy) => <CopyState copy={copy} /> },
  {
    title: c.waiting,
    width: 196,
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
    width: 200,
    render: (_, { lastComparedAt, lastVerifiedAt }) => (
      <>
        {t.comparedAt(instantText(lastComparedAt) || t.never)}
        <br />
        {t.verifiedAt(instantText(lastVerifiedAt) || t.never)}
      </>
    ),
  },
  { title: c.path, render: (_, { path }) => <span className="code breaks">{path}</span> },
  { title: c.act, width: 72, render: (_, copy) => <Retire copy={copy} /> },
];

export function CopiesTable({ copies }: { copies: readonly StoreCopy[] }) {
  return (
    <Table<StoreCopy>
      size="small"
      className="list-table"
      tableLayout="fixed"
      columns={columns}
      dataSource={copies}
      rowKey="id"
      pagination={false}
    />
  );
}

function CopyState({ copy }: { copy: StoreCopy }) {
  const [tone, word, hint] = standingOf(copy);
  return (
    <Tooltip title={hint}>
      <span>
        <StateTag tone={tone}>{word}</StateTag>
      </span>
    </Tooltip>
  );
}

/** Caught up only where a comparison has said so. */
function standingOf(copy: StoreCopy): [Tone, string, string] {
  const { awaySince, awayBecause, lastSeenAt, lastComparedAt, waiting } = copy;
  const { states } = t;
  if (copy.state === 'retired') return ['ended', states.retired, copy.retiredBecause ?? ''];
  if (awaySince) return ['failed', states.away, t.away(instantText(awaySince), awayBecause ?? '')];
  const seen = lastSeenAt ? t.seen(instantText(lastSeenAt)) : '';
  if (!lastComparedAt) return ['not-run', states.new, seen];
  return waiting.objects > 0 ? ['near', states.behind, seen] : ['done', states.same, seen];
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
            rules={[{ required: true, whitespace: true, min: 2, message: t.reasonNeeded }]}
          >
            <Input.TextArea autoFocus rows={3} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
