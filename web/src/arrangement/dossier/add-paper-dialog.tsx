import { addDossierPaper, getDossier } from '@lantai/contract/arrangement/dossier.api.ts';
import {
  type DossierClass,
  dossierClasses,
  dossierClassNumbers,
} from '@lantai/contract/arrangement/dossier.ts';
import { day } from '@lantai/contract/values.ts';
import { DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { dossierText as t } from './dossier.text.ts';

const needed = { required: true, message: t.needed };
const recordAddress = /([0-9a-f]{8}-[0-9a-f-]{27})/u;

type Fields = {
  class: DossierClass;
  number?: string;
  creator: string;
  title: string;
  datedOn: Dayjs;
  pages?: number | null;
  remark?: string;
  record?: string;
};

export function AddPaperDialog({ fondsId, onClose }: { fondsId: string; onClose: () => void }) {
  const command = useApiCommand(addDossierPaper, {
    refreshes: [getDossier],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.add}
      submit={t.submit}
      command={command}
      onClose={onClose}
      onSubmit={({ record, datedOn, number, pages, remark, ...fields }) =>
        command.mutate({
          params: { fondsId },
          body: {
            ...fields,
            number: number?.trim() || null,
            remark: remark?.trim() || null,
            pages: pages ?? null,
            datedOn: day.parse(datedOn.format('YYYY-MM-DD')),
            recordId: recordAddress.exec(record ?? '')?.[1] ?? null,
          },
        })
      }
    >
      <Form.Item name="class" label={t.class} rules={[needed]}>
        <Select<DossierClass>
          autoFocus
          options={dossierClassNumbers.map((value) => ({
            value,
            label: `${value} ${dossierClasses[value].name}（${t.holds(dossierClasses[value].holds)}）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="title" label={t.paperTitle} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="creator" label={t.creator} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Space>
        <Form.Item name="datedOn" label={t.datedOn} rules={[needed]}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="number" label={t.number}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="pages" label={t.pages}>
          <InputNumber min={1} max={9999} precision={0} />
        </Form.Item>
      </Space>
      <Form.Item name="remark" label={t.remark}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name="record"
        label={t.record}
        extra={t.recordHint}
        rules={[{ pattern: recordAddress, message: t.recordWrong }]}
      >
        <Input />
      </Form.Item>
    </FormDialog>
  );
}
