import {
  type GivenList,
  type RegisterMethod,
  registerMethod,
  registerMethodNames,
} from '@lantai/contract/arrangement/register.ts';
import { listRegisters, makeRegister } from '@lantai/contract/arrangement/registers.api.ts';
import { listImports } from '@lantai/contract/capture/capture.api.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { useMay } from '#platform/session.ts';
import { instantText } from '#platform/times.ts';
import { registersText } from './registers.text.ts';

const t = registersText.making;

type Fields = {
  importId: string;
  method: RegisterMethod;
  items?: number | null;
  bytes?: number | null;
  rows?: string;
};

/** Registers an import, counted against the sender's list where there is one. */
export function MakeRegisterDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const may = useMay();
  const { data } = useQuery({
    ...apiQuery(listImports, { query: {} }),
    enabled: may(listImports.access),
  });
  const command = useApiCommand(makeRegister, {
    refreshes: [listRegisters],
    says: t.done,
    onDone: ({ registerId }) =>
      void navigate({ to: '/arrangement/registers/$registerId', params: { registerId } }),
  });
  const imports = data?.imports.filter(({ imported }) => imported > 0) ?? [];
  return (
    <FormDialog<Fields>
      title={registersText.make}
      submit={registersText.make}
      note={t.note}
      command={command}
      initial={{ method: 'online' }}
      onClose={onClose}
      onSubmit={({ importId, method, ...given }) =>
        command.mutate({
          body: { subject: 'import', subjectId: importId, method, given: listOf(given) },
        })
      }
    >
      <Form.Item
        name="importId"
        label={t.import}
        rules={[{ required: true, message: t.importNeeded }]}
      >
        <Select
          options={imports.map(({ id, fileName, askedAt, imported }) => ({
            value: id,
            label: `${fileName} · ${instantText(askedAt)} · ${count(imported)} 件`,
          }))}
        />
      </Form.Item>
      <Form.Item name="method" label={t.method}>
        <Radio.Group
          options={registerMethod.options.map((value) => ({
            value,
            label: registerMethodNames[value],
          }))}
        />
      </Form.Item>
      <Form.Item name="items" label={t.items}>
        <InputNumber min={0} precision={0} controls={false} />
      </Form.Item>
      <Form.Item name="bytes" label={t.bytes}>
        <InputNumber min={0} precision={0} controls={false} style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="rows" label={t.rows} extra={t.rowsHint}>
        <Input.TextArea rows={5} />
      </Form.Item>
    </FormDialog>
  );
}

/** What was pasted out of a table, one record a line; nothing at all where nothing was given. */
function listOf({ items, bytes, rows = '' }: Omit<Fields, 'importId' | 'method'>) {
  const lines = rows.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 && items == null && bytes == null) return undefined;
  const given: GivenList = {
    items: items ?? null,
    bytes: bytes ?? null,
    rows: lines.map((line) => {
      const [number = '', ...title] = line.split('\t');
      return { number: number.trim(), title: title.join(' ').trim() };
    }),
  };
  return given;
}
