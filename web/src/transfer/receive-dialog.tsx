import {
  type CheckProperty,
  checkProperties,
  checkPropertyNames,
} from '@lantai/contract/quality/check-item.ts';
import {
  type SheetResult,
  sheetChecks,
  sheetResult,
  sheetResultNames,
} from '@lantai/contract/transfer/self-test.ts';
import { getTransfer, receiveTransfer } from '@lantai/contract/transfer/transfer.api.ts';
import { hasPackage } from '@lantai/contract/transfer/transfer-batch.ts';
import { DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { SignatureFields, type SignedFields, signaturesOf } from './signature-fields.tsx';
import { transferText } from './transfer.text.ts';
import type { Batch } from './transfer-page.tsx';
import { transferReads } from './transfers-page.tsx';

const t = transferText.receiving;

type Checks = Record<CheckProperty, { result: SheetResult; note?: string }>;
type Fields = SignedFields & { checks: Checks; receivedOn: Dayjs; paperItems?: number };

/** The archive's half of the register, as it has signed it; its records are transferred then. */
export function ReceiveDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const command = useApiCommand(receiveTransfer, {
    refreshes: [getTransfer, ...transferReads],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={`${transferText.batch.next.receive} ${batch.number}`}
      submit={t.submit}
      note={t.note}
      command={command}
      initial={{ checks: notYet(hasPackage(batch.kind)) }}
      onClose={onClose}
      onSubmit={({ checks, receivedOn, paperItems = 0, ...signed }) =>
        command.mutate({
          params: { batchId: batch.id },
          body: {
            checks: sheetChecks.parse(checks),
            receivedOn: receivedOn.format('YYYY-MM-DD'),
            paperItems,
            signatures: signaturesOf(signed),
          },
        })
      }
    >
      {checkProperties.map((property) => (
        <CheckFields key={property} property={property} />
      ))}
      {batch.paperItems > 0 && (
        <Form.Item
          name="paperItems"
          label={t.paperItems}
          rules={[{ required: true, message: transferText.handing.needed }]}
        >
          <InputNumber min={0} precision={0} controls={false} />
        </Form.Item>
      )}
      <Form.Item
        name="receivedOn"
        label={t.receivedOn}
        rules={[{ required: true, message: transferText.handing.needed }]}
      >
        <DatePicker />
      </Form.Item>
      <SignatureFields />
    </FormDialog>
  );
}

/** Nothing is taken for checked that nobody has checked. */
function notYet(electronic: boolean): Checks {
  const result: SheetResult = electronic ? 'not-checked' : 'not-applicable';
  return Object.fromEntries(
    checkProperties.map((property) => [property, { result, note: '' }]),
  ) as Checks;
}

/** The archive has to look at all of it: a part is no result of its own. */
const receiverResults = sheetResult.exclude(['partly']).options;

function CheckFields({ property }: { property: CheckProperty }) {
  const name = checkPropertyNames[property];
  return (
    <Form.Item label={`${t.checks}：${name}`} style={{ marginBottom: 8 }}>
      <Space.Compact block>
        <Form.Item name={['checks', property, 'result']} noStyle>
          <Select
            aria-label={name}
            style={{ width: 120 }}
            options={receiverResults.map((value) => ({
              value,
              label: sheetResultNames[value],
            }))}
          />
        </Form.Item>
        <Form.Item name={['checks', property, 'note']} noStyle>
          <Input maxLength={200} aria-label={`${name}${t.remark}`} placeholder={t.remark} />
        </Form.Item>
      </Space.Compact>
    </Form.Item>
  );
}
