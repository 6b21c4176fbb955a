import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import {
  decideTransferRule,
  getTransferRule,
  listCandidates,
  listDueYears,
} from '@lantai/contract/transfer/transfer.api.ts';
import {
  archiveLevel,
  archiveLevelNames,
  type TransferRule,
} from '@lantai/contract/transfer/transfer-rule.ts';
import { Checkbox, Form, Input, InputNumber, Select, Space } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { transferText } from './transfer.text.ts';

const t = transferText.rule;

type Props = { fondsId: string; rule: ReplyOf<typeof getTransferRule>; onClose: () => void };

/** Settles after how many years records go to the archive, by which text. */
export function DecideRuleDialog({ fondsId, rule, onClose }: Props) {
  const command = useApiCommand(decideTransferRule, {
    refreshes: [listDueYears, listCandidates, getTransferRule],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<TransferRule>
      title={t.title}
      submit={t.submit}
      note={t.note}
      command={command}
      initial={rule}
      onClose={onClose}
      onSubmit={(fields) => command.mutate({ body: { fondsId, ...fields } })}
    >
      <Form.Item name="archiveLevel" label={t.level}>
        <Select
          options={archiveLevel.options.map((value) => ({
            value,
            label: archiveLevelNames[value],
          }))}
        />
      </Form.Item>
      <Space size={16} align="start">
        <Form.Item name="paperYears" label={t.paper} rules={[{ required: true }]}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="electronicYears" label={t.electronic} rules={[{ required: true }]}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      </Space>
      <Form.Item name="copyYears" label={t.copy} rules={[{ required: true }]}>
        <InputNumber min={5} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="basis" label={t.basis} rules={[{ required: true, message: t.basisNeeded }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="confirmed" valuePropName="checked">
        <Checkbox>{t.confirmed}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
