import { getTransfer, handOverTransfer } from '@lantai/contract/transfer/transfer.api.ts';
import { Checkbox, Flex, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { SignatureFields, type SignedFields, signaturesOf } from './signature-fields.tsx';
import { transferText } from './transfer.text.ts';
import type { Batch } from './transfer-page.tsx';
import { transferReads } from './transfers-page.tsx';

const t = transferText.handing;

type Fields = SignedFields & {
  matter: string;
  description: string;
  type?: string;
  specification?: string;
  count?: number;
  numbers?: string;
};

const needed = [{ required: true, whitespace: true, message: t.needed }];

/** Our half of the register (表 C.1); sending freezes it. */
export function HandOverDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const [offline, setOffline] = useState(false);
  const command = useApiCommand(handOverTransfer, {
    refreshes: [getTransfer, ...transferReads],
    says: t.done,
    onDone: onClose,
  });
  const years = transferText.batches.years(batch.yearFrom, batch.yearTo);
  return (
    <FormDialog<Fields>
      title={`${t.title} ${batch.number}`}
      submit={t.submit}
      note={t.note}
      command={command}
      initial={{
        matter: `${batch.unitName} ${years} 年度档案移交${batch.archiveName}`,
        type: '光盘',
        count: 1,
        numbers: batch.label,
      }}
      onClose={onClose}
      onSubmit={({ matter, description, ...fields }) =>
        command.mutate({
          params: { batchId: batch.id },
          body: {
            ...{ matter, description },
            medium: offline ? mediumOf(fields) : null,
            signatures: signaturesOf(fields),
          },
        })
      }
    >
      <Form.Item name="matter" label={t.matter} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="description" label={t.description} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item>
        <Checkbox checked={offline} onChange={({ target }) => setOffline(target.checked)}>
          {t.offline}
        </Checkbox>
      </Form.Item>
      {offline && <MediumFields />}
      <SignatureFields />
    </FormDialog>
  );
}

function mediumOf({ type = '', specification = '', count = 1, numbers = '' }: Partial<Fields>) {
  return { type, specification, count, numbers };
}

function MediumFields() {
  return (
    <>
      <Flex gap={16}>
        <Form.Item name="type" label={t.medium} rules={needed}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="specification" label={t.specification}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="count" label={t.count}>
          <InputNumber min={1} precision={0} controls={false} style={{ width: 72 }} />
        </Form.Item>
      </Flex>
      <Form.Item name="numbers" label={t.numbers}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  );
}
