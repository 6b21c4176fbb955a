import {
  decideVersion,
  getDelivery,
  listDeliveries,
  versionDecision,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { Form, Input, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { DeliveryDetail } from './delivery-drawer.tsx';
import { exchangeText } from './exchange.text.ts';

const t = exchangeText.delivery;

type Fields = { decision: (typeof versionDecision.options)[number]; reason: string };

export function DecideVersionDialog({
  delivery,
  onClose,
}: {
  delivery: DeliveryDetail;
  onClose: () => void;
}) {
  const decide = useApiCommand(decideVersion, {
    refreshes: [listDeliveries, getDelivery, getWorkbench],
    says: t.decided,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.decide}
      submit={t.decide}
      note={t.decideNote}
      command={decide}
      onClose={onClose}
      onSubmit={(body) => decide.mutate({ params: { deliveryId: delivery.id }, body })}
    >
      <Form.Item
        name="decision"
        label={t.decision}
        rules={[{ required: true, message: t.decisionNeeded }]}
      >
        <Radio.Group
          vertical
          options={versionDecision.options.map((each) => ({
            value: each,
            label: t.decisions[each],
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.decisionReason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDialog>
  );
}
