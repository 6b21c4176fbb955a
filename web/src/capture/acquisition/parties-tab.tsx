import { addParty, listParties, revealContact } from '@lantai/contract/capture/acquisition.api.ts';
import {
  type PartyKind,
  partyKind,
  partyKindNames,
  type SourceParty,
} from '@lantai/contract/capture/acquisition.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Form, Input, Radio, Space } from 'antd';
import { useMemo, useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { UnitSelect } from '../../identity/unit-select.tsx';
import { acquisitionText } from './acquisition.text.ts';

const t = acquisitionText.party;
const needed = { required: true, message: acquisitionText.needed };

/** Givers and sellers; the contact is shown whole only for a reason. */
export function PartiesTab() {
  const [open, setOpen] = useState<'add' | SourceParty>();
  const answer = useQuery({ ...apiQuery(listParties, {}), placeholderData: keepPreviousData });
  const columns = useMemo(() => columnsOf(setOpen), []);
  return (
    <>
      <DataList
        name="source-parties"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        actions={
          <MayButton type="primary" access={addParty.access} onClick={() => setOpen('add')}>
            {t.add}
          </MayButton>
        }
        empty={{ title: t.empty }}
      />
      {open === 'add' && <AddPartyDialog onClose={() => setOpen(undefined)} />}
      {open && open !== 'add' && <RevealDialog party={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function columnsOf(onReveal: (party: SourceParty) => void): readonly ListColumn<SourceParty>[] {
  return [
    { key: 'name', title: t.name, width: 220, dataIndex: 'name' },
    { key: 'kind', title: t.kind, width: 72, render: (_, { kind }) => partyKindNames[kind] },
    {
      key: 'contact',
      title: t.contact,
      width: 260,
      render: (_, party) => (
        <Space>
          <span className="code">{party.contactMasked}</span>
          <MayButton size="small" access={revealContact.access} onClick={() => onReveal(party)}>
            {t.reveal}
          </MayButton>
        </Space>
      ),
    },
    { key: 'note', title: t.remark, render: (_, { note }) => note ?? acquisitionText.none },
    {
      key: 'agreements',
      title: t.agreements,
      width: 72,
      align: 'right',
      render: (_, { id, agreements }) => (
        <Link to="/capture/acquisition" search={{ tab: 'agreements', partyId: id }}>
          {count(agreements)}
        </Link>
      ),
    },
  ];
}

type Fields = { agencyId: string; name: string; kind: PartyKind; contact: string; note?: string };

function AddPartyDialog({ onClose }: { onClose: () => void }) {
  const command = useApiCommand(addParty, {
    refreshes: [listParties],
    says: t.saved,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.add}
      submit={t.add}
      command={command}
      initial={{ kind: 'person' }}
      onClose={onClose}
      onSubmit={({ note, ...party }) => command.mutate({ body: { ...party, note: note || null } })}
    >
      <Form.Item name="agencyId" label={acquisitionText.plan.agency} rules={[needed]}>
        <UnitSelect kinds={['agency']} />
      </Form.Item>
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group
          options={partyKind.options.map((value) => ({ value, label: partyKindNames[value] }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t.name} rules={[needed]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="contact" label={t.contact} rules={[needed]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="note" label={t.remark}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function RevealDialog({ party, onClose }: { party: SourceParty; onClose: () => void }) {
  const command = useApiCommand(revealContact, { refreshes: [] });
  return (
    <FormDialog<{ reason: string }>
      title={t.revealTitle(party.name)}
      submit={t.reveal}
      note={t.revealNote}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { partyId: party.id }, body })}
    >
      <Form.Item name="reason" label={t.reason} rules={[{ ...needed, whitespace: true }]}>
        <Input autoFocus maxLength={500} />
      </Form.Item>
      {command.data && <Alert type="info" title={command.data.contact} role="status" />}
    </FormDialog>
  );
}
