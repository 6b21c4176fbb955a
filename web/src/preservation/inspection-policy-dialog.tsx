import {
  decideInspectionPolicy,
  getInspectionStanding,
} from '@lantai/contract/preservation/fixity.api.ts';
import type { InspectionPolicy, InspectionStanding } from '@lantai/contract/preservation/fixity.ts';
import { Checkbox, Flex, Form, Input, InputNumber } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { inspectionText } from './inspection.text.ts';

const t = inspectionText.policy;

type Props = {
  readonly agencyId: string;
  readonly policy: InspectionStanding['policy'];
  readonly onClose: () => void;
};
type Fields = InspectionPolicy & { reason: string };

export function InspectionPolicyDialog({ agencyId, policy, onClose }: Props) {
  const command = useApiCommand(decideInspectionPolicy, {
    refreshes: [getInspectionStanding],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.change}
      note={t.note}
      command={command}
      onClose={onClose}
      initial={policy.content}
      onSubmit={({ reason, ...content }) =>
        command.mutate({ body: { agencyId, policy: content, version: policy.version, reason } })
      }
    >
      <Form.Item name="singleSet" valuePropName="checked">
        <Checkbox>{t.singleSet}</Checkbox>
      </Form.Item>
      <Form.Item
        name="fullMonths"
        label={t.fullMonths}
        dependencies={['singleSet']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, months: number) =>
              getFieldValue('singleSet') && months > 12
                ? Promise.reject(new Error(t.singleSetYearly))
                : Promise.resolve(),
          }),
        ]}
      >
        <InputNumber min={1} max={24} precision={0} />
      </Form.Item>
      <Form.Item name="samplePercent" label={t.samplePercent}>
        <InputNumber min={5} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="mibPerSecond" label={t.mibPerSecond}>
        <InputNumber min={1} max={10_000} precision={0} />
      </Form.Item>
      <Form.Item label={t.window}>
        <Flex gap={8} align="center">
          <Form.Item name="fromHour" noStyle>
            <InputNumber min={0} max={23} precision={0} />
          </Form.Item>
          {t.to}
          <Form.Item name="toHour" noStyle>
            <InputNumber min={0} max={23} precision={0} />
          </Form.Item>
        </Flex>
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
